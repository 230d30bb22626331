//! Weekdays and months as keys of words, for passes that ask whether a word is one.

use crate::passes::tokens::{Key, key};

/// Monday to Sunday.
pub(crate) const WEEKDAYS: [Key; 7] = [
    key("monday"),
    key("tuesday"),
    key("wednesday"),
    key("thursday"),
    key("friday"),
    key("saturday"),
    key("sunday"),
];

/// January to December.
pub(crate) const MONTHS: [Key; 12] = [
    key("january"),
    key("february"),
    key("march"),
    key("april"),
    key("may"),
    key("june"),
    key("july"),
    key("august"),
    key("september"),
    key("october"),
    key("november"),
    key("december"),
];
