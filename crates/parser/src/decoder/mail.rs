//! The lines of a mail around copy that was mailed: the fields that a program prints above what is
//! handed on or answered, the line that says who wrote it, and the two hyphens above a signature.
//!
//! Fields are told by their labels (`data/mail_labels.txt`), three different ones right below each other,
//! of which one is the subject or one holds an address: a page has `Date:` and `From:` for much else.
//! Fields behind copy, without an address and without a line that opens what is handed on, are those of a
//! mail that a story quotes, and copy.
//! What is quoted is not looked at here: the line table leaves its signs out.

use std::sync::LazyLock;

use memchr::memchr;

use super::features::{Feature, FeatureSet};
use super::scan::{Words, sign};
use crate::tables::{FoldMap, fold_words, rows};
use crate::units::Unit;

const FROM: u8 = 1;
const DATE: u8 = 1 << 1;
const TO: u8 = 1 << 2;
const SUBJECT: u8 = 1 << 3;
const OTHER: u8 = 1 << 4;
const WROTE: u8 = 1 << 5;

/// What each label names.
static LABELS: LazyLock<FoldMap<u8>> = LazyLock::new(|| {
    let mut map = FoldMap::default();
    for row in rows(include_str!("../../data/mail_labels.txt")) {
        let Some((field, labels)) = row.split_once(": ") else { continue };
        let field = match field {
            "from" => FROM,
            "date" => DATE,
            "to" => TO,
            "subject" => SUBJECT,
            "wrote" => WROTE,
            _ => OTHER,
        };
        for label in labels.split(" | ") {
            *map.entry(fold_words(label)).or_default() |= field;
        }
    }
    map
});

/// A label has so many bytes at most.
const LABEL: usize = 24;
/// A header has so many fields at least.
const FIELDS: u32 = 3;
/// So many words at most has the line that opens what is handed on, and so many the one that says who
/// wrote it.
const OPENING: u32 = 6;
const ATTRIBUTION: u32 = 24;
/// Lines of so many words tell something, and so many of them are copy.
const TOLD: u32 = 12;
const COPY: u32 = 2;

/// Adds the features.
pub(super) fn add(text: &str, units: &[Unit], scanned: &[Words], features: &mut [FeatureSet]) {
    let of = |at: usize| units[at].text.of(text);
    let (mut behind, mut told) = (0, 0);
    for at in 0..units.len() {
        told += u32::from(units[at].words >= TOLD);
        if is_signature(of(at)) {
            features[at].add(Feature::EndMarker);
        }
        if at < behind || !scanned[at].shows(sign::COLON) {
            continue;
        }
        if wrote(of(at), &units[at]) {
            features[at].add(Feature::IsMailHeader);
            continue;
        }
        behind = header(at, units.len(), of);
        if behind > at {
            let opens = at > 0 && units[at - 1].words <= OPENING && opens_mail(of(at - 1));
            let addressed = (at..behind).any(|line| memchr(b'@', of(line).as_bytes()).is_some());
            if told >= COPY && !opens && !addressed {
                continue;
            }
            let first = at - usize::from(opens);
            features[first..behind].iter_mut().for_each(|set| set.add(Feature::IsMailHeader));
        }
    }
}

/// A header has so many lines at most; the limit keeps a page of labels from being read again for each.
const HEADER: usize = 40;

/// Where the header that begins at `first` ends; `first` where none does.
fn header<'a>(first: usize, count: usize, of: impl Fn(usize) -> &'a str) -> usize {
    let (mut seen, mut addressed, mut end) = (0, false, first);
    while end < count.min(first + HEADER) {
        let text = of(end);
        let address = memchr(b'@', text.as_bytes()).is_some();
        let field = field(text);
        if field == 0 && (end == first || !address) {
            break;
        }
        seen |= field;
        addressed |= address;
        end += 1;
    }
    let named = (seen & (FROM | DATE | TO | SUBJECT)).count_ones();
    let is_header = named >= FIELDS && (seen & SUBJECT != 0 || addressed && seen & FROM != 0);
    if is_header { end } else { first }
}

/// The fields that a line's label may name.
fn field(text: &str) -> u8 {
    let Some(colon) = memchr(b':', &text.as_bytes()[..text.len().min(LABEL)]) else { return 0 };
    let label = LABELS.get(&fold_words(&text[..colon])).copied().unwrap_or_default();
    label & !WROTE
}

/// `On 14 Mar 2023, at 09:12, Kari Ode <ode@example.com> wrote:`
fn wrote(text: &str, unit: &Unit) -> bool {
    let Some(line) = text.strip_suffix(':').filter(|_| unit.words <= ATTRIBUTION) else {
        return false;
    };
    let clock = |at: usize| {
        let digit = |at: Option<usize>| {
            at.and_then(|at| line.as_bytes().get(at)).is_some_and(u8::is_ascii_digit)
        };
        digit(at.checked_sub(1)) && digit(Some(at + 1))
    };
    let told = unit.digits > 2 && memchr::memchr_iter(b':', line.as_bytes()).any(clock)
        || line.contains(" <") && line.contains('@');
    told && line
        .split([' ', '\n', '\u{a0}'])
        .any(|word| LABELS.get(&fold_words(word)).is_some_and(|label| label & WROTE != 0))
}

/// `-----Original Message-----`, `Begin forwarded message:`
fn opens_mail(text: &str) -> bool {
    text.starts_with("--") || text.ends_with(':') || text.ends_with("--")
}

/// `--`
fn is_signature(text: &str) -> bool {
    text == "--"
}

#[cfg(test)]
mod tests {
    use copydesk_core::Source;

    use super::*;
    use crate::units::units;

    /// The lines that are a mail's.
    fn told(text: &str) -> Vec<String> {
        let source = Source::new(text).unwrap();
        let units = units(&source);
        let page = crate::decoder::page(&source, &units);
        let of_mail = |at: &usize| page.features[*at].has(Feature::IsMailHeader);
        (0..units.len()).filter(of_mail).map(|at| units[at].text.of(text).to_owned()).collect()
    }

    #[test]
    fn the_fields_of_a_mail_are_told_by_their_labels() {
        let english =
            "From: Kari Ode\nSent: Monday, 3 May 2024 09:41\nTo: Desk\nSubject: FW: ferry\n";
        assert_eq!(told(english).len(), 4);
        let german = "-----Ursprüngliche Nachricht-----\nVon: Kari Ode <ode@example.com>\n\
            Gesendet: Montag, 3. Mai 2024 09:41\nAn: Redaktion\nWichtigkeit: Hoch\n\nHallo,\n";
        assert_eq!(told(german).len(), 5);
        assert_eq!(
            told("De : Luc\nEnvoyé : lundi 3 mai\nÀ : Rédaction\nObjet : TR : bac\n").len(),
            4
        );
    }

    #[test]
    fn a_page_has_labels_for_much_else() {
        assert_eq!(told("Date: 3 May 2024\nFrom: 10 a.m.\nTo: 4 p.m.\nWhere: Kell\n"), [""; 0]);
        assert_eq!(
            told("Subject: ferries\nThe ferry sails again, the board said: soon.\n"),
            [""; 0]
        );
    }

    #[test]
    fn a_mail_that_a_story_quotes_is_copy() {
        let prose = "The ferry to Kell sails again on Monday, the harbour board said on Friday.\n";
        let fields = "From: Kari Ode\nTo: Tom Adeyemi\nSubject: tank 4\n";
        assert_eq!(told(&format!("{prose}\n{prose}\n{fields}\n{prose}")), [""; 0]);
        let handed_on = format!("{prose}\n{prose}\n-----Original Message-----\n{fields}\n{prose}");
        assert_eq!(told(&handed_on).len(), 4);
    }

    #[test]
    fn who_wrote_what_is_quoted_is_the_mail_s() {
        for line in [
            "On Mon, 3 May 2024 at 09:12, Kari Ode <ode@example.com> wrote:",
            "Am 03.05.2024 um 09:12 schrieb Kari Ode:",
            "Le lun. 3 mai 2024 à 09:12, Kari Ode <ode@example.com> a écrit :",
        ] {
            assert_eq!(told(&format!("{line}\nThe ferry sails.\n")), [line]);
        }
        assert_eq!(told("On 3 May 2024 the board of Kell wrote:\nThe ferry sails.\n"), [""; 0]);
    }
}
