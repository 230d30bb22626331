//! The end of a release: what its sender tells the press below the copy.
//!
//! Behind the last paragraph, and often behind `Ends` or `###`, stand notes to editors, whom to ask, and some
//! standing words on the sender. They read like copy and are not: a newsroom never prints them. They begin at
//! a label (`data/release_ends.txt`): one for notes tells a release by itself, one for contacts with a telephone,
//! an address or the word `contact` beside it, `About Kviz Group` only where something else does: a label at the
//! top (`Press release`), the wire that sent it, the end mark of the copy (`Ends`, `###`), or a contact further
//! below. Where something came from (`Source: Kviz Group`) tells nothing, and no rule is an end mark: stories
//! have both. All that was taken for copy from there on is a note to editors.
//!
//! A label may stand in the midst of a story too: what follows it must be a third of the prose at most.

use std::sync::LazyLock;

use copydesk_core::{BlockKind, Source};

use crate::decoder::{Feature, Page};
use crate::grammar;
use crate::tables::{FoldSet, RELEASE_LABELS, fold, rows};
use crate::units::Unit;

/// A label and what stands behind it in its line have so many words at most.
const LABEL: u32 = 16;
/// The sender's name behind `About` has so many.
const SENDER: usize = 8;
/// So many units at the top may say that it is a release.
const TOP: usize = 8;
/// The end of a release has so many units at most.
const LONGEST: usize = 40;
/// More paragraphs than so many below a label are copy.
const PROSE: usize = 12;
/// So many units from a label for contacts on tell how to reach them.
const REACH: usize = 4;

/// What a line labels.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Label {
    /// Notes to editors: of releases alone.
    Sure,
    /// Whom to ask: of releases where it says how.
    Contact,
    /// Where it came from: of any page.
    Source,
    /// On the sender, or for its lawyers: of other pages too.
    Maybe,
}

static ENDS: LazyLock<Vec<(char, &'static str)>> = LazyLock::new(|| {
    let table = rows(include_str!("../../data/release_ends.txt"));
    table.filter_map(|row| Some((row.chars().next()?, row.get(2..)?))).collect()
});

/// The first words of the labels.
static FIRST: LazyLock<FoldSet> = LazyLock::new(|| {
    let labels = ENDS.iter().filter(|(of, _)| *of != 'w');
    labels.filter_map(|(_, own)| own.split(' ').next().map(fold)).collect()
});

/// Makes notes of what stands below the copy of a release.
pub(super) fn end(source: &Source, units: &[Unit], page: &Page, kinds: &mut [BlockKind]) {
    let Some(first) = kinds.iter().position(|kind| *kind == BlockKind::Paragraph) else { return };
    let Some(last) = kinds.iter().rposition(|kind| kind.is_body()) else { return };
    let text = |at: usize| units[at].text.of(source.text());
    let labelled = |at: usize| {
        let features = page.features[at];
        let ends = [Feature::EndOpen, Feature::EndColon, Feature::HasAddress];
        let open = units[at].digits > 0 || ends.into_iter().any(|end| features.has(end));
        let short = units[at].words <= LABEL && kinds[at] != BlockKind::Headline;
        (short && open)
            .then(|| label(text(at), page.features[at].has(Feature::HasAddress)))
            .flatten()
    };
    let near = (first + 1).max(last.saturating_sub(LONGEST))..kinds.len().min(last + 2);
    let labels: Vec<(usize, Label)> = near.filter_map(|at| Some((at, labelled(at)?))).collect();
    let Some((lowest, _)) = labels.last() else { return };
    let signed =
        |at: &usize| kinds[*at] == BlockKind::SignOff || page.features[*at].has(Feature::IsSignOff);
    let mark = (first + 1..*lowest).find(|at| signed(at) && is_end_mark(text(*at)));
    let reached = |at: usize| {
        (at..units.len().min(at + REACH)).any(|near| {
            let figures = || text(near).bytes().filter(u8::is_ascii_digit).count() >= PHONE;
            let asked = || text(near).split(|c: char| !c.is_alphabetic()).any(is_contact);
            let address = page.features[near].has(Feature::HasAddress);
            units[near].words <= LABEL && (address || figures() || asked())
                || text(near).contains('@')
        })
    };
    let told = labels.iter().any(|(at, label)| match label {
        Label::Sure => true,
        Label::Contact => mark.is_some() || reached(*at),
        Label::Maybe => mark.is_some(),
        Label::Source => false,
    });
    if !told && !is_told(source, units, page, first) {
        return;
    }
    let prose = |range: std::ops::Range<usize>| range.filter(|at| page.prose[*at]).count();
    let fits = |at: usize| prose(at..last + 1) <= (prose(first..at) / 2).min(PROSE);
    let starts = mark.map(|at| at + 1).into_iter().chain(labels.iter().map(|(at, _)| *at));
    let Some(start) = starts.into_iter().find(|at| fits(*at)) else { return };
    for kind in &mut kinds[start..=last] {
        let open = kind.is_body()
            || matches!(kind, BlockKind::Byline | BlockKind::Deck | BlockKind::Caption);
        if open {
            *kind = BlockKind::EditorNote;
        }
    }
}

/// `Ends`, `-ends-`, `###`: the mark behind a release; a rule may part any copy.
fn is_end_mark(text: &str) -> bool {
    let bare = text.trim_matches(|c: char| !c.is_alphanumeric() && c != '#');
    bare.eq_ignore_ascii_case("ends")
        || bare.starts_with('#') && bare.chars().all(|c| matches!(c, '#' | ' '))
}

/// Whether the top says that it is a release, or the dateline that a wire of releases sent it.
fn is_told(source: &Source, units: &[Unit], page: &Page, first: usize) -> bool {
    let text = |at: usize| units[at].text.of(source.text());
    let labelled = (0..first.min(TOP)).any(|at| RELEASE_LABELS.contains(&fold(text(at))));
    labelled
        || page.dateline(first, text(first)).is_some_and(|found| {
            let agency = found.agency.as_ref().and_then(|agency| text(first).get(agency.clone()));
            agency.is_some_and(|agency| {
                let agency = agency.to_lowercase();
                ENDS.iter().any(|(of, wire)| *of == 'w' && *wire == agency)
            })
        })
}

/// What a short line labels; `addressed` says that it holds an address.
fn label(text: &str, addressed: bool) -> Option<Label> {
    let line = text.trim_start_matches(['*', '#', '-', '–', '—', ' ', '\u{a0}']);
    // Most lines are turned away by their first word.
    let word = line.split([' ', ':', '\u{a0}']).next()?;
    if !FIRST.contains(&fold(word)) {
        return None;
    }
    let (of, _) = ENDS.iter().filter(|(of, _)| *of != 'w').find(|(of, own)| {
        // `SOURCE Kviz Group` in capitals alone.
        let behind = if *of == 's' { line.strip_prefix(own) } else { behind(line, own) };
        behind.is_some_and(|behind| fits(*of, behind, addressed))
    })?;
    Some(match of {
        'n' => Label::Sure,
        'c' => Label::Contact,
        'o' | 's' => Label::Source,
        _ => Label::Maybe,
    })
}

/// What stands behind these small letters in a line, where no word goes on.
fn behind<'a>(line: &'a str, own: &str) -> Option<&'a str> {
    let mut chars = line.char_indices();
    for wanted in own.chars() {
        let (_, letter) = chars.next()?;
        let letter = if letter == '’' { '\'' } else { letter };
        if !letter.to_lowercase().eq(std::iter::once(wanted)) {
            return None;
        }
    }
    let behind = chars.as_str();
    (!behind.starts_with(char::is_alphanumeric)).then_some(behind)
}

/// Whether what stands behind a label lets it be one.
fn fits(of: char, behind: &str, addressed: bool) -> bool {
    let bare = behind.trim_matches([' ', '\u{a0}', ':', '.', '*', '-', '–', '—']);
    let set_off = behind.trim_start().starts_with([':', '–', '—', '-', '(']);
    match of {
        'c' => {
            let asked = || bare.split([' ', ',', ':']).any(is_contact);
            let figures = bare.bytes().filter(u8::is_ascii_digit).count() >= PHONE;
            let closed = behind.ends_with(['.', '?', '!']);
            bare.is_empty() || set_off || !closed && (addressed || figures || asked())
        }
        'a' => {
            let name = bare.trim_start_matches(|c: char| {
                c.is_lowercase() || c == '\'' || c == '’' || c == ' '
            });
            let capital = name.starts_with(char::is_uppercase);
            let words = bare.split_whitespace().count();
            capital
                && words <= SENDER
                && !behind.ends_with(['.', '?', '!'])
                && !grammar::is_country(bare)
        }
        's' => bare.starts_with(char::is_uppercase),
        _ => bare.is_empty() || set_off,
    }
}

/// A number by which somebody is called has so many digits.
const PHONE: usize = 6;

/// `contact`, `Contact`, `kontaktieren`, `Pressekontakt`
fn is_contact(word: &str) -> bool {
    let opens =
        |own: &str| word.get(..own.len()).is_some_and(|word| word.eq_ignore_ascii_case(own));
    let ends = |own: &str| {
        let at = word.len().checked_sub(own.len());
        at.and_then(|at| word.get(at..)).is_some_and(|word| word.eq_ignore_ascii_case(own))
    };
    opens("contact") || opens("kontakt") || ends("kontakt")
}

#[cfg(test)]
mod tests {
    use copydesk_core::{Layout as _, Source};

    const PROSE: &str = "The harbour board of Kell will build trams at its northern pier, it said on Monday. \
        The works will open in May, and 240 people will find work there.";

    /// The kinds of the blocks of copy that ends so.
    fn kinds(end: &str) -> Vec<&'static str> {
        let text = format!(
            "Harbour board to build trams\n\n3 May 2024\n\n{PROSE}\n\n{PROSE}\n\n{PROSE}\n\n{end}\n"
        );
        let source = Source::new(text).unwrap();
        let parsed = crate::Plain.parse(&source);
        let kinds = parsed.articles[0].blocks().iter().map(|block| block.kind.id());
        kinds.skip_while(|kind| *kind != "paragraph").skip(3).collect()
    }

    #[test]
    fn what_stands_below_a_release_is_a_note() {
        let end = "Ends\n\nFor further information please contact:\n\nKari Ode, Head of Press\n\nTel: 01632 960 112\n\n\
            Notes to editors\n\nThe board looks after eleven piers. It was founded in 1903.";
        let kinds = kinds(end);
        assert_eq!(kinds[0], "sign_off");
        assert!(
            !kinds
                .iter()
                .any(|kind| ["paragraph", "list_item", "subhead", "byline"].contains(kind))
        );
        for contact in ["Media contact: Kari Ode, 01632 960 112", "Pressekontakt:\n\nKari Ode"] {
            let about = "About Kell Trams\n\nThe board looks after eleven piers in the north.";
            let kinds = self::kinds(&format!("{about}\n\n{contact}"));
            assert!(
                !kinds.contains(&"paragraph") && kinds.contains(&"editor_note"),
                "{contact} {kinds:?}"
            );
        }
    }

    #[test]
    fn copy_that_speaks_of_such_things_stays_copy() {
        for end in [
            "About the money\n\nThe board has borrowed it from the bank of Kell, which will wait.",
            "For further information parents can call the school on 01632 960 500.",
            "Media contact has been poor, the board said, since its spokesman left for the isles.",
            "Further information\n\nThe board put up a sign at the pier, and islanders read it on Monday.",
            "Press office\n\nThe board has moved its desks to the pier, where the ferries were sold.",
            "Media relations\n\nThe board has moved its desks to the pier, where the ferries were sold.",
            "###\n\nPike seen off the pier\n\nA pike has been seen off the pier of Kell, the board said.",
        ] {
            assert!(!kinds(end).contains(&"editor_note"), "{end}");
        }
        for end in [
            format!("___\n\n{PROSE}\n\nSource: Bank of Kell"),
            format!("###\n\n{PROSE}\n\nSource: Bank of Kell"),
            format!(
                "For more information: visit the board at www.kell.example\n\n{PROSE}\n\n{PROSE}"
            ),
            format!("Press contact: 01632 960 112\n\n{PROSE}\n\n{PROSE}\n\n{PROSE}"),
        ] {
            assert!(!kinds(&end).contains(&"editor_note"), "{end}");
        }
    }
}
