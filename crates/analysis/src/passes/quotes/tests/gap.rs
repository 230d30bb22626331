//! Speech within a relative clause, whose subject or end the pronoun decides.

use super::dump;

#[test]
fn a_relative_pronoun_may_be_the_subject_of_what_is_said() {
    assert_eq!(
        dump(
            "Karen Ode finished a race that she said defied all odds. Ferries, which pilots said broke \
             down, were sold. Karen Ode, who Peter Marsh says is unfit, leads. The man who police said was \
             armed has been freed. A man police said was \"armed and dangerous\" was freed."
        ),
        "indirect [defied all odds] Karen Ode (clause)\n\
         indirect [broke down] pilots (clause)\n\
         indirect [is unfit] Peter Marsh (clause)\n\
         indirect [was armed] police (clause)\n\
         mixed [armed and dangerous] police (subject-verb-quote)"
    );
}

#[test]
fn a_relative_clause_between_commas_ends_before_what_it_is_set_into() {
    assert_eq!(
        dump(
            "The town, where Karen Ode says she was born, votes on Tuesday. Karen Ode sued Peter Marsh, \
             whom she called a liar, for fraud. In Lund, where Peter Marsh said the talks failed, the mayor \
             left. She met the man who, she said, stole her car."
        ),
        "indirect [she was born] Karen Ode (clause)\n\
         indirect [a liar] Karen Ode (clause)\n\
         indirect [the talks failed] Peter Marsh (clause)\n\
         indirect [stole her car] she (aside)"
    );
}

#[test]
fn shares_are_whole_and_what_they_are_compared_with_is_not_said() {
    assert_eq!(
        dump(
            "Seventy-four percent of voters said they like ferries, compared with 40 percent in May. Half of \
             voters said so in May. Women are more likely than men to say that the ferry is late. Karen Ode \
             condemned so-called charities."
        ),
        "indirect [they like ferries] Seventy-four percent of voters (clause)\n\
         indirect [so] Half of voters (clause)\n\
         indirect [the ferry is late] Women (clause)\n\
         indirect [so-called charities] Karen Ode (clause)"
    );
}
