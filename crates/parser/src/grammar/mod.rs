//! The grammars of copy: nom parsers over one line of logical text.
//!
//! This module is the only one of the crate that knows nom. Each file recognises one thing of the
//! trade and returns byte ranges of the text it was given; the caller moves them to the source.
//! What they know of the world (months, agencies, roles) stands in tables under `data/`.

mod authors;
mod byline;
mod contributed;
mod credits;
mod date;
mod date_line;
mod dateline;
mod note;
mod owner;
mod photo;
mod phrases;
mod rights;
mod row;
mod sign_off;
mod version;
mod wire_header;
mod words;

pub use authors::{Writer, authors, names_writer};
pub(crate) use byline::has_form_of_name;
pub use byline::{Byline, ParsedAuthor, byline, is_byline_label, is_person_name};
pub use credits::{ParsedCredit, credits, credits_of};
pub use date::{FoundDate, date_at, date_stamp, find_date};
pub use date_line::{LineDate, line_dates};
pub(crate) use date_line::{is_ago, is_date_line};
pub use dateline::{ParsedDateline, dateline, named_dateline, opening_dateline, own_dateline};
pub(crate) use dateline::{is_country, is_place, may_be_sure};
pub use note::{NoteKind, embargo, note};
pub use owner::rights_owner;
pub use photo::{PhotoKind, photo, rights_and_photo};
pub use rights::rights_points;
pub use row::is_row;
pub(crate) use sign_off::before_sign_off;
pub use sign_off::{sign_off, sign_off_at_end};
pub use version::version;
pub use wire_header::{Slug, slug_line};

/// Whether a name is that of a news agency, in one of the forms in which it is printed.
///
/// ```
/// assert!(copydesk_parser::grammar::is_agency("dpa"));
/// assert!(!copydesk_parser::grammar::is_agency("dpa Berlin"));
/// ```
pub fn is_agency(name: &str) -> bool {
    crate::tables::AGENCIES.contains(name)
}

/// Puts an agency under the name by which it is known, where it is known.
///
/// ```
/// use copydesk_core::Field;
/// use copydesk_parser::grammar::name_agency;
/// let mut agency = Field::given("The Associated Press");
/// name_agency(&mut agency);
/// assert_eq!(agency.value, "AP");
/// ```
pub fn name_agency(agency: &mut copydesk_core::Field) {
    if let Some(known) = crate::tables::AGENCIES.name_of(&agency.value) {
        known.clone_into(&mut agency.value);
    }
}
