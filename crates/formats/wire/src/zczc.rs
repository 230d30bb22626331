//! ZCZC: AAP's fields, its broadcast and racing services, and companies' news by tags.
//!
//! `ZCZC`, fields by their first sign (or tags), the copy, `NNNN`. The signs mean what the value
//! shows, since services differ: `:` is the keyword, but a date, a place in brackets, or the
//! headline where no other field is; `$` is a category of one letter, or a headline; `*` is the
//! format, or a subject of eight digits.
//!
//! Where no field is the headline, the first line of the copy is, if it looks like one.
//! Typesetting codes at the ends of racing lines (`=!`, `<!`) are marked as framing.

use copydesk_core::{
    Author, BlockKind, Evidence, Field, Identifier, MarkKind, Published, Span, Subject,
};
use copydesk_parser::grammar;

use crate::body;
use crate::grammar::{day_first, open_zczc, tagged, version, zczc_field};
use crate::page::{Draft, Page};

/// A headline has so many words at most.
const HEADLINE_WORDS: u16 = 16;

/// Reads a message.
pub(crate) fn read(page: Page<'_>, draft: &mut Draft) {
    let mut line = 0;
    if let Some(at) = (0..page.len().min(4)).find(|line| open_zczc(page.raw(*line)).is_some()) {
        if let Some(found) = open_zczc(page.raw(at)) {
            let field = |range| page.field(page.within_raw(at, range));
            draft.wire.service = found.service.as_ref().and_then(field);
            draft.wire.sequence = found.sequence.as_ref().and_then(field);
            draft.metadata.agency =
                draft.wire.service.clone().filter(|name| grammar::is_agency(&name.value));
        }
        for above in 0..=at {
            draft.run(page, above, BlockKind::WireHeader);
        }
        line = at + 1;
    }
    codes(page, draft, line);
    let first = page.next(line, page.len());
    if first.is_some_and(|first| tagged(page.line(first)).is_some()) {
        let body = tags(page, draft, line);
        return body::read(page, draft, body..page.len());
    }
    let mut signs = Signs::default();
    while let Some(at) = page.next(line, page.len()) {
        let text = page.line(at);
        if let Some(found) = zczc_field(text) {
            let value = page.field(page.within(at, &found.value));
            signs.take(draft, found.sign, value);
        } else if text.starts_with("YY ") {
            draft.metadata.keywords.extend(page.field(page.within(at, &(3..text.len()))));
        } else {
            break;
        }
        draft.run(page, at, BlockKind::WireHeader);
        line = at + 1;
    }
    let body = signs.settle(page, draft, line);
    body::read(page, draft, body..page.len());
}

/// Marks the typesetting codes at line ends, and control characters there.
fn codes(page: Page<'_>, draft: &mut Draft, from: usize) {
    for line in from..page.len() {
        let text = page.line(line);
        let bare = text.strip_suffix("=!").or_else(|| text.strip_suffix("<!"));
        if let Some(bare) = bare {
            draft.mark(MarkKind::Framing, page.within(line, &(bare.len()..text.len())));
        }
        if bare.is_some() && text.starts_with('<') {
            draft.mark(MarkKind::Framing, page.within(line, &(0..1)));
        }
    }
}

/// What the signs said that cannot be settled before all are read.
#[derive(Default)]
struct Signs {
    headline: Option<Field>,
    slug: Option<Field>,
    colons: Vec<Field>,
}

impl Signs {
    fn take(&mut self, draft: &mut Draft, sign: char, value: Option<Field>) {
        let Some(field) = value else { return };
        let text = field.value.as_str();
        let digits = text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit());
        match sign {
            '#' => self.slug = Some(field),
            '=' => {
                draft.wire.version = Some(field.clone());
                if version(text).is_some() {
                    draft.flag(Some(field));
                }
            }
            '$' if text.chars().count() <= 3 => draft.wire.category = Some(field),
            '$' | '^' => self.headline = Some(field),
            '*' | '+' if digits => draft.metadata.subjects.push(subject(text)),
            '@' => draft.metadata.section = Some(field),
            ':' => {
                if let Some(date) = day_first(text) {
                    let mut sent = Published::new(date);
                    let evidence =
                        field.span.map(|span| Evidence::new(span, "the message's date field"));
                    sent.evidence.extend(evidence);
                    draft.wire.sent = Some(sent);
                } else {
                    self.colons.push(field);
                }
            }
            // Destinations, service levels and logins stand in the header alone.
            _ => {}
        }
    }

    /// Says which is the headline and which the slug; where the copy begins.
    fn settle(self, page: Page<'_>, draft: &mut Draft, line: usize) -> usize {
        let bracketed = |field: &Field| field.value.starts_with('(');
        let mut colons: Vec<Field> =
            self.colons.into_iter().filter(|field| !bracketed(field)).collect();
        let mut slug = self.slug;
        let mut body = line;
        let mut headline = self.headline;
        if headline.is_none()
            && let Some(first) = page.next(line, page.len())
            && is_headline(page, first, colons.is_empty() || slug.is_some())
        {
            draft.open(page, first, BlockKind::Headline);
            let text = page.line(first);
            let bare = text.strip_suffix("=!").or_else(|| text.strip_suffix("<!")).unwrap_or(text);
            let start = section(bare).map_or(0, |(name, start)| {
                draft.metadata.section = page.field(page.within(first, &name));
                start
            });
            headline = page.field(page.within(first, &(start..bare.len())));
            body = first + 1;
        } else if headline.is_none() {
            // `:SPORT - Elm Cup` says more than `:RESULTS`.
            let told = |field: &Field| {
                field.value.contains(' ') && field.value.contains(char::is_lowercase)
            };
            headline = colons.iter().rposition(told).map(|at| colons.remove(at));
            let whole = |field: &Field| {
                let span = field.span.filter(|span| span.len() as usize == field.value.len())?;
                Some((section(&field.value)?, span))
            };
            if let Some(((name, start), span)) = headline.as_ref().and_then(whole) {
                let at = |start: usize, end: usize| Span::from_usize(start, end).shift(span.start);
                draft.metadata.section = page.field(at(name.start, name.end));
                headline = page.field(at(start, span.len() as usize));
            }
        }
        if slug.is_none() && !colons.is_empty() {
            slug = Some(colons.remove(0));
        }
        draft.metadata.headline = headline;
        draft.metadata.slug = slug;
        draft.metadata.keywords.extend(colons);
        body
    }
}

/// `RACING : Elm Cup`, `SPORT - Elm Cup`: the name in capitals, and where the headline begins.
///
/// A colon without a blank before it belongs to the headline: `ROWING: Elm wins`.
fn section(text: &str) -> Option<(std::ops::Range<usize>, usize)> {
    let (name, rest) = text.split_once(' ')?;
    let told = rest.trim_start_matches([':', '-', ' ']);
    let sign = rest.starts_with([':', '-']) && !told.is_empty();
    let capitals = name.len() > 2 && name.bytes().all(|byte| byte.is_ascii_uppercase());
    (sign && capitals).then(|| (0..name.len(), text.len() - told.len()))
}

/// Whether a line of the copy is its headline: a short line without a mark at its end, no row of a
/// table, no dateline, above a blank line or, where no field names the copy, above anything.
fn is_headline(page: Page<'_>, line: usize, unnamed: bool) -> bool {
    let (text, row) = (page.line(line), page.row(line));
    let open = !text.ends_with(['.', '?', ',', ';', '-']) && row.words <= HEADLINE_WORDS;
    let apart = page.is_blank(line + 1) && page.next(line + 1, page.len()).is_some();
    // A wrapped paragraph has a line like it below.
    let code = text.ends_with("=!") || text.ends_with("<!");
    let below = page.row(line + 1).columns;
    let alone = apart || unnamed && (code || below.abs_diff(row.columns) > 8);
    open && alone
        && !grammar::is_row(text)
        && grammar::dateline(text).is_none()
        && page.indent(line) < 2
}

fn subject(code: &str) -> Subject {
    let mut subject = Subject::default();
    subject.scheme = Some("iptc".to_owned());
    subject.code = Some(code.to_owned());
    subject
}

/// Companies' news: `TI#…`; where the copy begins.
fn tags(page: Page<'_>, draft: &mut Draft, from: usize) -> usize {
    let mut line = from;
    while let Some(at) = page.next(line, page.len()) {
        let text = page.line(at);
        let Some(found) = tagged(text) else { break };
        draft.run(page, at, BlockKind::WireHeader);
        line = at + 1;
        let field = page.field(page.within(at, &found.value));
        let Some(field) = field else {
            if found.tag == "TX" {
                break;
            }
            continue;
        };
        match found.tag {
            "AN" => {
                let identifier =
                    Identifier { scheme: "accession".to_owned(), value: field.value.clone() };
                draft.metadata.identifiers.push(identifier);
                draft.wire.sequence = Some(field);
            }
            "KN" => draft.metadata.publisher = Some(field),
            "SO" => draft.wire.service = Some(field),
            "PD" => {
                if let Some(date) = grammar::find_date(&field.value) {
                    let mut sent = Published::new(date.date);
                    sent.time = date.time.map(|time| field.value[time].to_owned());
                    let evidence =
                        field.span.map(|span| Evidence::new(span, "the message's date field"));
                    sent.evidence.extend(evidence);
                    draft.wire.sent = Some(sent);
                }
            }
            "TI" => {
                draft.open(page, at, BlockKind::Headline);
                tag_mark(page, draft, at);
                draft.metadata.headline = Some(field);
            }
            "AB" => {
                draft.open(page, at, BlockKind::Deck);
                tag_mark(page, draft, at);
                draft.metadata.deck = Some(field);
            }
            "BY" => {
                draft.open(page, at, BlockKind::Byline);
                tag_mark(page, draft, at);
                draft.metadata.authors.push(Author::new(field.clone()));
                draft.metadata.byline = Some(field);
            }
            "KY" | "CO" => draft.metadata.keywords.push(field),
            "TX" => {
                draft.open(page, at, BlockKind::Paragraph);
                tag_mark(page, draft, at);
            }
            _ => {}
        }
    }
    line
}

/// The tag is none of the words.
fn tag_mark(page: Page<'_>, draft: &mut Draft, line: usize) {
    draft.mark(MarkKind::Framing, page.within(line, &(0..3)));
}
