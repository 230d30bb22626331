//! What a word tells of the number or the clause beside it, by `data/claims.txt`.

use crate::classes::classes;
use crate::grammar::rows;

const WORDS: &str = include_str!("../../../data/claims.txt");

classes! {
    /// The classes of a word; it may have several.
    pub(super) Class(u32) of WORDS;
    /// Verbs of a number that changes, or stands as it is, before `to` and `at`.
    CHANGES = "changes",
    /// Words before `at` and an age.
    DIES = "dies",
    /// Words beside a number that comes to another.
    ADDED = "added",
    /// Words before a number that has to be reached.
    NEEDED = "needed",
    /// Verbs between such a word and the number that has to be reached.
    REACHES = "reaches",
    /// Words behind which something else is told than that a number is needed.
    PARTS = "parts",
    /// Words of a sentence that tells that somebody died.
    DEATH = "death",
    /// Words behind a number from which another rose or fell.
    EARLIER = "earlier",
    /// Words of a sum beside its number.
    SUM = "sum",
    /// Words that join two clauses behind a comma.
    JOINS = "joins",
    /// Words that open what is done by a participle.
    OBJECT = "object",
    /// Words before a time of day that is not meant to the minute.
    LOOSELY = "loosely",
    /// Words for one number out of several, the least, the most or the mean.
    EXTREME = "extreme",
    /// Words beside a number that one side offers.
    OFFERED = "offered",
    /// Words beside a number that one side demands.
    DEMANDED = "demanded",
}

impl Class {
    /// The words of this class, as the table has them.
    pub(super) fn words(self) -> impl Iterator<Item = &'static str> {
        let rows = rows(WORDS);
        let own = rows.filter(move |row| Self::named(row.0) == Some(self));
        own.flat_map(|row| row.2.split_whitespace())
    }
}
