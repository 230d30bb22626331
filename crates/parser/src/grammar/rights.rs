//! Rights lines: who may use the copy, told by phrases with points (`data/rights_phrases.txt`).

use super::phrases;

/// The points of a line for being a rights line; two make one.
///
/// ```
/// use copydesk_parser::grammar::rights_points;
/// assert!(rights_points("© 2024 Harbour Times. All rights reserved.") >= 2);
/// assert_eq!(rights_points("The harbour board met on Monday."), 0);
/// ```
pub fn rights_points(text: &str) -> u32 {
    phrases::said(text).rights
}
