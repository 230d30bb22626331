//! The end of a message: notes that are not for publication, credits, the sign-off, the trailer.
//!
//! Found from below: date-time group and framing, then the sign-off (a mark of the trade, or an
//! agency's name with the desk's initials), then credits and sources, then the passage that is not
//! for publication, which begins where the first of its openings stands.

use std::ops::Range;
use std::sync::LazyLock;

use copydesk_core::{BlockKind, Credit, Mark, MarkKind, Published};
use copydesk_parser::grammar;

use crate::grammar::sent;
use crate::page::{Draft, Page};

/// The control byte that ends the text.
pub(crate) const END_OF_TEXT: char = '\u{3}';

/// Where the parts of a message's end begin.
#[derive(Clone, Debug)]
pub(crate) struct Tail {
    /// One past the last line of the copy.
    pub(crate) copy: usize,
    /// The lines behind it that have a kind.
    parts: Vec<(usize, BlockKind)>,
}

/// Finds the end of the copy.
pub(crate) fn find(page: Page<'_>, draft: &mut Draft, lines: Range<usize>) -> Tail {
    let mut parts: Vec<(usize, BlockKind)> = Vec::new();
    let mut end = lines.end;
    // What stands behind the end of the text is the trailer.
    if let Some(line) = end_of_text(page, &lines) {
        for behind in (line..end).filter(|line| !page.is_blank(*line)) {
            trailer(page, draft, behind);
            parts.push((behind, BlockKind::WireHeader));
        }
        // The byte may stand behind the last line of the copy.
        end = if page.raw(line).trim_start().starts_with(END_OF_TEXT) { line } else { line + 1 };
        parts.retain(|part| part.0 >= end);
    }
    let closed = lines.clone().find(|line| *line < end && closes(page.line(*line)));
    let mut seen = 0;
    while let Some(line) = (lines.start..end).rev().find(|line| !page.is_blank(*line)) {
        let text = page.line(line);
        let kind = if text.eq_ignore_ascii_case("nnnn") || trailer(page, draft, line) {
            BlockKind::WireHeader
        } else if seen < 3 && is_sign_off(text) && !continues(page, line) {
            seen += 1;
            agency(page, draft, line);
            BlockKind::SignOff
        } else if closed.is_some() {
            break;
        } else if let Some(name) = source_of(text) {
            let publisher = page.field(page.within(line, &name));
            draft.metadata.publisher = draft.metadata.publisher.take().or(publisher);
            BlockKind::Credits
        } else if grammar::credits(text).is_some() {
            BlockKind::Credits
        } else if seen < 3 && is_contact(text) {
            BlockKind::EditorNote
        } else {
            break;
        };
        parts.push((line, kind));
        end = line;
    }
    if let Some(line) = closed.filter(|line| *line < end) {
        // A rule above the passage belongs to it.
        let rule = (lines.start..line).rev().find(|line| !page.is_blank(*line));
        let line =
            rule.filter(|rule| !page.line(*rule).contains(char::is_alphanumeric)).unwrap_or(line);
        for note in line..end {
            credit(page, draft, note);
        }
        parts.push((line, BlockKind::EditorNote));
        end = line;
    }
    parts.sort_unstable_by_key(|part| part.0);
    Tail { copy: end, parts }
}

/// The line in which the text ends by its control byte.
fn end_of_text(page: Page<'_>, lines: &Range<usize>) -> Option<usize> {
    let from = page.row(lines.start).span.start;
    let rest = page.text().as_bytes().get(from as usize..)?;
    let at = memchr::memchr(END_OF_TEXT as u8, rest)?;
    let line = page.source.lines().line_at(from + u32::try_from(at).ok()?);
    lines.contains(&line).then_some(line)
}

/// Writes the parts behind the copy into the draft.
pub(crate) fn write(page: Page<'_>, draft: &mut Draft, tail: &Tail) {
    for (line, kind) in &tail.parts {
        match kind {
            BlockKind::Credits | BlockKind::WireHeader => draft.run(page, *line, *kind),
            _ => draft.open(page, *line, *kind),
        }
    }
    glued(page, draft, tail.copy);
}

/// A date-time group: takes what it says.
fn trailer(page: Page<'_>, draft: &mut Draft, line: usize) -> bool {
    let Some(found) = sent(page.line(line)) else { return false };
    if let Some(agency) = found.agency.as_deref().and_then(|names| names.split('-').next())
        && let Some(at) = page.line(line).find(agency)
        && draft.metadata.agency.is_none()
    {
        draft.metadata.agency = page.field(page.within(line, &(at..at + agency.len())));
    }
    let mut published = Published::new(found.date);
    published.time = Some(found.time);
    published
        .evidence
        .push(copydesk_core::Evidence::new(page.row(line).text, "the message's date-time group"));
    draft.wire.sent = Some(published);
    true
}

/// A mark of the trade, or an agency's name with the desk or initials behind it: `dpa ab cd`,
/// `AAP SPORT`. A misspelt mark counts where it stands alone: `REUTE`.
pub(crate) fn is_sign_off(text: &str) -> bool {
    let text = text.trim_start_matches('^');
    let bare = text.trim_end_matches(['.', '<', ' ']);
    if grammar::sign_off(bare) || grammar::sign_off(text) || bare.eq_ignore_ascii_case("more") {
        return true;
    }
    let mut words = bare.split(' ').filter(|word| !word.is_empty());
    let Some(first) = words.next() else { return false };
    let rest: Vec<&str> = words.collect();
    if rest.is_empty() {
        let misspelt = !text.ends_with('.') || text.ends_with("...");
        return misspelt && near(&bare.to_lowercase(), "reuter") || grammar::is_agency(text);
    }
    let agency = grammar::is_agency(first);
    let initials = rest.len() <= 6
        && rest.iter().all(|word| {
            (1..=4).contains(&word.len())
                && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'/')
        });
    let desk = rest.len() <= 3
        && rest
            .iter()
            .all(|word| word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_uppercase()));
    agency && (initials || desk)
}

/// Whether two words differ by one letter at most.
fn near(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let same = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    let tail = |by_a: usize, by_b: usize| a.get(same + by_a..) == b.get(same + by_b..);
    a == b || tail(1, 1) || tail(1, 0) || tail(0, 1)
}

/// Whether a line is the end of a sentence that the line before it began.
fn continues(page: Page<'_>, line: usize) -> bool {
    let text = page.line(line);
    let before = line.checked_sub(1).map(|before| page.line(before)).unwrap_or_default();
    text.ends_with('.')
        && !text.ends_with("..")
        && !before.is_empty()
        && page.indent(line) == 0
        && !before.ends_with(['.', '!', '?', '"'])
}

/// The name behind `SOURCE`: `SOURCE: Elm Harbour Board`, `SOURCE  Elm Harbour Board`.
pub(crate) fn source_of(text: &str) -> Option<Range<usize>> {
    let rest = text.strip_prefix("SOURCE")?;
    let name = rest.trim_start_matches([':', ' ']);
    let fits =
        rest.len() > name.len() && name.len() <= 120 && name.starts_with(char::is_alphanumeric);
    fits.then(|| text.len() - name.len()..text.len())
}

/// What opens such a line.
static CONTACTS: LazyLock<Vec<&str>> = LazyLock::new(|| crate::page::words("contacts"));
/// `CONTACT: …` below a release's source.
fn is_contact(text: &str) -> bool {
    CONTACTS
        .iter()
        .any(|word| text.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word)))
        && text.len() > 12
}

/// Whether everything from a line on is not for publication; what stands in brackets ends with them.
fn closes(line: &str) -> bool {
    is_closed(line) && !line.starts_with(['(', '['])
}

/// What opens a passage that is not for publication: whether as a heading, and the phrase.
static CLOSED: LazyLock<Closed> = LazyLock::new(|| {
    let phrases: Vec<(bool, &'static str)> = include_str!("../data/not_for_publication.txt")
        .lines()
        .filter(|row| !row.starts_with('#'))
        .filter_map(|row| row.split_once(' '))
        .map(|(class, phrase)| (class == "h", phrase))
        .collect();
    let mut initials = [false; 256];
    for byte in phrases.iter().filter_map(|(_, phrase)| phrase.bytes().next()) {
        initials[usize::from(byte)] = true;
        initials[usize::from(byte.to_ascii_uppercase())] = true;
    }
    Closed { phrases, initials }
});

/// The phrases, all of which begin with an ASCII letter, and by which bytes they can begin.
struct Closed {
    phrases: Vec<(bool, &'static str)>,
    initials: [bool; 256],
}

/// Whether a line opens a passage that is not for publication.
pub(crate) fn is_closed(line: &str) -> bool {
    let bare = line.trim_start_matches(['*', '(', '[', '#', ' ']);
    // Most lines are turned away by their first letter, before anything is written in small ones.
    if !bare.bytes().next().is_some_and(|byte| CLOSED.initials[usize::from(byte)]) {
        return false;
    }
    let bare = bare.to_lowercase();
    let heading = line.starts_with('#');
    CLOSED.phrases.iter().any(|(headed, phrase)| {
        if *headed {
            return heading && bare.trim_end() == *phrase;
        }
        bare.strip_prefix(phrase).is_some_and(|behind| !behind.starts_with(char::is_alphanumeric))
    })
}

/// `- Reporting by: A in Elm and B in Kell`
fn credit(page: Page<'_>, draft: &mut Draft, line: usize) {
    let text = page.line(line);
    let Some((task, names)) = text.split_once(" by:") else { return };
    let task = task.trim_start_matches(['-', '*', ' ']);
    let names = names.split([';', '<']).next().unwrap_or_default();
    if task.split(' ').count() > 3 || !task.starts_with(char::is_uppercase) {
        return;
    }
    let part = |part: &str| {
        let start = part.as_ptr() as usize - text.as_ptr() as usize;
        page.field(page.within(line, &(start..start + part.len())))
    };
    let Some(task) = part(task) else { return };
    let persons = names.split(',').flat_map(|part| part.split(" and ")).map(str::trim);
    for person in persons.filter(|person| person.starts_with(char::is_uppercase)) {
        let (name, place) =
            person.split_once(" in ").map_or((person, None), |(name, place)| (name, Some(place)));
        let (Some(name), place) = (part(name), place.and_then(part)) else { continue };
        draft.metadata.credits.push(Credit { task: task.clone(), name, place });
    }
}

/// The agency that a sign-off names, where nothing else does.
fn agency(page: Page<'_>, draft: &mut Draft, line: usize) {
    let text = page.line(line);
    let bare = text.trim_start_matches('=').trim_start();
    let start = text.len() - bare.len();
    let whole = bare.trim_end_matches(['.', ' ', '<']);
    let first = whole.split(' ').next().unwrap_or_default();
    let name = [whole, first]
        .into_iter()
        .find(|name| !name.is_empty() && (start > 0 || grammar::is_agency(name)));
    if let Some(name) = name
        && draft.metadata.agency.is_none()
    {
        draft.metadata.agency = page.field(page.within(line, &(start..start + name.len())));
    }
}

/// Marks a sign-off that is glued to the last line of the copy: `tonnes. REUTER`.
fn glued(page: Page<'_>, draft: &mut Draft, end: usize) {
    let Some(line) = (0..end).rev().find(|line| !page.is_blank(*line)) else { return };
    if draft.kind().is_none() {
        return;
    }
    let text = page.line(line);
    let range = grammar::sign_off_at_end(text).or_else(|| {
        let at = text.rfind(['.', '"'])? + 1;
        let word = text.get(at..)?.trim_start();
        let name: &str = &word[..word.bytes().take_while(u8::is_ascii_uppercase).count()];
        (name.len() >= 5
            && grammar::is_agency(name)
            && word.len() <= 16
            && at < text.len() - word.len())
        .then(|| text.len() - word.len()..text.len())
    });
    let Some(range) = range.filter(|range| range.start > 0) else { return };
    let span = page.within(line, &range);
    if !draft.marks.iter().any(|mark| mark.span.overlaps(span)) {
        draft.marks.push(Mark::new(MarkKind::SignOff, span));
    }
}
