//! One message: its format's reader, then what all formats share.

use std::sync::LazyLock;

use copydesk_core::{Diagnostic, Field, Metadata, Severity, Source, Span};

use crate::page::{Draft, Page};
use crate::split::Format;
use crate::tail::{END_OF_TEXT, is_sign_off, source_of};
use crate::{anpa, iptc7901, pr, zczc};

/// The code of the diagnostic for a message that stops before its end.
pub(crate) const CUT_OFF: &str = "wire/cut-off";

/// Designators that take a message back.
static KILLS: LazyLock<Vec<&str>> = LazyLock::new(|| crate::page::words("kills"));
/// Opens a header.
const START_OF_HEADER: char = '\u{1}';
/// Ends a message.
const END_OF_TRANSMISSION: u8 = 4;
/// Ends a message that ZCZC begins.
const ZCZC_END: &str = "NNNN";

/// Reads the message that a source is.
pub(crate) fn draft(source: &Source, format: Format) -> Draft {
    let page = Page { source };
    let mut draft = Draft::default();
    match format {
        Format::Anpa => anpa::read(page, &mut draft),
        Format::Iptc7901 => iptc7901::read(page, &mut draft),
        Format::Zczc => zczc::read(page, &mut draft),
        Format::PrWire => pr::read(page, &mut draft),
    }
    let read = draft.metadata.published.take();
    let sent = draft.wire.sent.clone();
    draft.metadata.published = sent.or(read).or_else(|| of_dateline(&draft.metadata));
    draft.cut_off = cut_off(page, format);
    if let Some(end) = draft.cut_off {
        let span = last_character(source.text());
        let message = format!("the message stops at byte {}, before {end}", source.text().len());
        draft.diagnostics.push(
            Diagnostic::new(CUT_OFF, Severity::Warning, span, message)
                .help("look whether the file was cut, or ask for the message again"),
        );
    }
    of_flags(&mut draft);
    let given = source.given();
    fill(&mut draft.metadata, given);
    draft
}

/// What a message lacks that stops before its end.
///
/// Whatever is signed off is whole. Where the framing of a header is, that of the end must be; where
/// there is none, it was lost on the way and shows nothing. ZCZC ends with NNNN, and a release names
/// its source above and below.
fn cut_off(page: Page<'_>, format: Format) -> Option<&'static str> {
    let bytes = page.text().as_bytes();
    let mut above =
        (0..page.len()).rev().map(|line| page.line(line)).filter(|line| !line.is_empty());
    match format {
        Format::Anpa | Format::Iptc7901 => {
            let framed = bytes.contains(&(START_OF_HEADER as u8))
                && memchr::memchr2(END_OF_TEXT as u8, END_OF_TRANSMISSION, bytes).is_none();
            let last = above.next()?;
            (framed && !is_sign_off(last) && last != ZCZC_END).then_some("its end of text")
        }
        Format::Zczc => {
            let last = above.next()?;
            // A whole sentence may have lost its framing on the way.
            let whole = last.ends_with(['.', '!', '?', '"']);
            let ended = whole || last.eq_ignore_ascii_case(ZCZC_END) || is_sign_off(last);
            (!ended).then_some("NNNN or a sign-off")
        }
        Format::PrWire => {
            let ended = above.any(|line| source_of(line).is_some());
            (!ended).then_some("the line that names its source again")
        }
    }
}

/// What flags say of the use of a message: a kill its status, an advance its embargo.
fn of_flags(draft: &mut Draft) {
    let kill = |flag: &&Field| {
        let words = flag.value.to_lowercase();
        KILLS.iter().any(|kill| words.contains(kill))
    };
    let advance = |flag: &&Field| {
        flag.value.get(..3).is_some_and(|adv| adv.eq_ignore_ascii_case("adv"))
            && flag.value.contains(|c: char| c.is_ascii_digit())
    };
    let flags = &draft.wire.flags;
    let killed = flags.iter().find(kill).cloned();
    let held = flags.iter().find(advance).cloned();
    draft.metadata.status = draft.metadata.status.take().or(killed);
    draft.metadata.embargo = draft.metadata.embargo.take().or(held);
}

fn last_character(text: &str) -> Span {
    let last = text.char_indices().next_back().map_or(0, |(at, _)| at);
    Span::from_usize(last, text.len())
}

fn of_dateline(metadata: &Metadata) -> Option<copydesk_core::Published> {
    let dateline = metadata.dateline.as_ref()?;
    let mut published = copydesk_core::Published::new(dateline.date?);
    published.evidence.push(copydesk_core::Evidence::new(dateline.span, "the dateline"));
    Some(published)
}

/// What a carrier around the message said fills the gaps.
fn fill(metadata: &mut Metadata, given: &copydesk_core::Given) {
    let field = |value: &Option<String>| value.as_deref().map(Field::given);
    metadata.headline = metadata.headline.take().or_else(|| field(&given.title));
    metadata.publisher = metadata.publisher.take().or_else(|| field(&given.outlet));
    metadata.url = metadata.url.take().or_else(|| field(&given.url));
    metadata.agency.iter_mut().for_each(copydesk_parser::grammar::name_agency);
}
