//! Subjects that a clause parts from their verb, and clauses that a time parts from theirs.

use super::dump;

#[test]
fn a_relative_clause_or_a_participle_parts_the_subject_from_its_verb() {
    assert_eq!(
        dump(
            "A teacher who won 3 million crowns in the lottery says she will buy a boat. The man accused \
             of setting fire to the old pier told a court he had been asleep. Workers laid off by the mill \
             said the ferry was late. A lawyer who sold the Kviz Bank said he was sorry."
        ),
        "indirect [she will buy a boat] A teacher (clause)\n\
         indirect [he had been asleep] The man (clause)\n\
         indirect [the ferry was late] Workers (clause)\n\
         indirect [he was sorry] A lawyer (clause)"
    );
}

#[test]
fn a_time_parts_a_clause_from_its_verb_and_its_listener() {
    assert_eq!(
        dump(
            "Karen Ode told a court on Friday he had been asleep. Karen Ode told investigators later the \
             engine had failed. Karen Ode vowed Thursday to sail. Karen Ode said late on Monday that the \
             boats were safe. Karen Ode told the Gazette she was glad."
        ),
        "indirect [he had been asleep] Karen Ode (clause)\n\
         indirect [the engine had failed] Karen Ode (clause)\n\
         indirect [to sail] Karen Ode (clause)\n\
         indirect [the boats were safe] Karen Ode (clause)\n\
         indirect [she was glad] Karen Ode (clause)"
    );
}

#[test]
fn what_is_found_is_a_thing_where_no_clause_follows() {
    assert_eq!(
        dump(
            "Divers have found a boat thought to be lost since May in a bay. Police found a gun in the car \
             that he had rented."
        ),
        ""
    );
    assert_eq!(
        dump("Karen Ode revealed she had turned down the part that made her famous."),
        "indirect [she had turned down the part that made her famous] Karen Ode (clause)"
    );
    assert_eq!(
        dump("A spokeswoman confirmed the sale but would not comment further."),
        "indirect [the sale] A spokeswoman (clause)"
    );
}

#[test]
fn findings_close_a_sentence() {
    assert_eq!(
        dump(
            "Prices rose to a high in May, official figures showed. The ban was illegal, a court in Oslo \
             ruled on Friday. Karen Ode has been arrested, the BBC understands."
        ),
        "indirect [Prices rose to a high in May] official figures (clause)\n\
         indirect [The ban was illegal] a court (clause)\n\
         indirect [Karen Ode has been arrested] BBC (clause)"
    );
    assert_eq!(
        dump("A court in Oslo ruled on Friday that the ban was illegal."),
        "indirect [the ban was illegal] A court (clause)"
    );
    assert_eq!(dump("In the end, she knew."), "");
}

#[test]
fn who_calls_on_somebody_or_orders_a_body_may_be_no_person() {
    assert_eq!(
        dump(
            "The opposition has called on Karen Ode to resign. A judge ordered the port to pay damages."
        ),
        "indirect [Karen Ode to resign] The opposition (clause)\n\
         indirect [to pay damages] A judge (clause)"
    );
}
