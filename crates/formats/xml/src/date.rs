//! Dates as news formats write them: ISO 8601, and for NewsML 1's labels also what copy prints
//! (`Aug 29, 2014`).

use copydesk_core::Published;
use copydesk_parser::grammar::find_date;
pub use copydesk_parser::iso::write as iso;

/// The date that a text is.
///
/// ```
/// let date = copydesk_xml::date("20130709T103700+0000").unwrap();
/// assert_eq!(date.date.to_string(), "2013-07-09");
/// assert_eq!(date.time.as_deref(), Some("10:37:00Z"));
/// assert_eq!(copydesk_xml::date("YYYYMMDD"), None);
/// ```
pub fn date(text: &str) -> Option<Published> {
    copydesk_parser::iso::read(text).or_else(|| printed(text))
}

/// `Aug 29, 2014`: only what names its year.
fn printed(text: &str) -> Option<Published> {
    let found = find_date(text)?;
    found.date.year?;
    Some(Published::new(found.date))
}

/// When an item was published and when it was last changed, from when its first and its present
/// version were made: where only one is given, it was published then.
pub fn pair(
    first: Option<Published>,
    version: Option<Published>,
) -> (Option<Published>, Option<Published>) {
    match (first, version) {
        (Some(first), Some(version)) if first != version => (Some(first), Some(version)),
        (first, version) => (first.or(version), None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_copy_prints_is_a_date_where_it_names_its_year() {
        assert_eq!(date("Aug 29, 2014").unwrap().date.to_string(), "2014-08-29");
        assert_eq!(date("Monday"), None);
    }
}
