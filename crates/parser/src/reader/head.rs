//! What the shape of a page says of lines that the decoder took for furniture: in its head and in lists.
//!
//! Some places are as good as a label. What stands alone between the headline and the byline, and reads
//! as a clause, is the deck. A name, an agency or an outlet right above the date is the byline. Several
//! lines with bullets between paragraphs are a list, and a short line right above is its subhead. A date
//! right above the headline is the article's where none stands below. A line that names its writer
//! behind a `by`, the only name in a head without a byline, and the author's name right behind the copy
//! are bylines; so is a line with the writer's role or employer right below one. A byline without a word
//! that says so, whose words the page also prints in small letters, is a label: `Key Takeaways`; one with a
//! word of sections, places or bodies (`data/not_persons.txt`) names one of those: `Premier League`. And a
//! headline that opens with a quotation, right below another line of a headline's shape, is the deck of
//! that.
//!
//! A paragraph alone between the headline and a byline that was found so is the deck; four or five
//! ideographs are a name like any other.
//!
//! Lines that their own words mark as furniture are left alone.

use copydesk_core::{BlockKind, Source, Span};

use super::byline;
use crate::decoder::{Feature, FeatureSet, Page, Role};
use crate::grammar;
use crate::tables::{AGENCIES, LEXICON, NOT_PERSONS, fold, word};
use crate::units::Unit;

/// Words of a deck.
const DECK: std::ops::RangeInclusive<u32> = 6..=40;
/// Words of a deck that stands as a paragraph above the byline, at most.
const LONGEST_DECK: u32 = 60;
/// Words of a headline.
const HEADLINE: std::ops::RangeInclusive<u32> = 4..=24;
/// Words of a name or an outlet's name.
const NAME: std::ops::RangeInclusive<u32> = 2..=4;
/// So many lines behind the copy may say again who wrote it.
const BEHIND: usize = 8;
/// An item of a list above the copy is a clause, of so many words at least; a button is shorter.
const CLAUSE: u32 = 4;
/// Words of a byline's second line.
const SECOND_LINE: u32 = 6;
/// Words of a list's subhead.
const SUBHEAD: std::ops::RangeInclusive<u32> = 1..=9;

/// Mends the kinds.
pub(super) fn mend(
    source: &Source,
    units: &[Unit],
    page: &Page,
    roles: &[Role],
    kinds: &mut [BlockKind],
) {
    let headline = kinds.iter().position(|kind| *kind == BlockKind::Headline);
    let copy = kinds.iter().position(|kind| *kind == BlockKind::Paragraph).unwrap_or(kinds.len());
    let head = headline.map_or(copy, |headline| headline + 1)..copy;
    for index in head.clone() {
        let bare = page.features[index].has(Feature::IsName)
            && !page.features[index].has(Feature::IsByline);
        if kinds[index] == BlockKind::Byline
            && bare
            && (is_plain_words(source.text(), units[index].text)
                || is_no_person(units[index].text.of(source.text())))
        {
            kinds[index] = BlockKind::Furniture;
        }
    }
    for index in head.clone() {
        let (features, unit) = (page.features[index], &units[index]);
        let open = kinds[index] == BlockKind::Furniture && !is_marked(features);
        let named = NAME.contains(&unit.words)
            && (features.has(Feature::IsName)
                || features.has(Feature::TitleCase) && features.has(Feature::HasOutletWord))
            || unit.words <= *NAME.end() && AGENCIES.contains(unit.text.of(source.text()));
        if open
            && named
            && !kinds.contains(&BlockKind::Byline)
            && is_dated(page, kinds, index)
            && !is_plain_words(source.text(), unit.text)
        {
            kinds[index] = BlockKind::Byline;
        }
    }
    // What was taken for a byline by its place alone is none where another line says that it is one.
    let says = |(kind, features): (&BlockKind, &FeatureSet)| {
        let told = features.has(Feature::IsByline) || features.has(Feature::IsName);
        *kind == BlockKind::Byline && told
    };
    if let Some(mut around) = byline::around_copy(kinds)
        && !kinds.iter().zip(&page.features).any(says)
        && let Some(index) = around.find(|index| {
            matches!(kinds[*index], BlockKind::Furniture | BlockKind::Subhead)
                && byline::names_person(source, page.features[*index], &units[*index])
        })
    {
        kinds[index] = BlockKind::Byline;
        deck_above(units, page, headline, index, kinds);
    }
    bare_name(source, units, page, roles, kinds);
    below_headline(source, units, page, headline, kinds);
    named_and_dated(source, units, page, head.clone(), kinds);
    second_lines(source, units, page, kinds);
    // Between a headline and a byline a word of menus in a clause says little.
    for index in head {
        let features = page.features[index];
        let between = kinds[index - 1] == BlockKind::Headline
            && kinds.get(index + 1) == Some(&BlockKind::Byline);
        let clause = DECK.contains(&units[index].words)
            && !features.has(Feature::MostlyDigits)
            && !features.has(Feature::HasPipes)
            && !is_phrase(features);
        if kinds[index] == BlockKind::Furniture && between && clause {
            kinds[index] = BlockKind::Deck;
        }
    }
    dated_atop(units, page, roles, kinds);
    named_again(source, units, page, kinds);
    quoted_headline(units, page, kinds);
    lists(units, page, roles, kinds);
}

/// The only paragraph between the headline and a byline is the deck.
fn deck_above(
    units: &[Unit],
    page: &Page,
    headline: Option<usize>,
    byline: usize,
    kinds: &mut [BlockKind],
) {
    let Some(above) = headline.filter(|headline| *headline < byline) else { return };
    let told = |index: &usize| kinds[*index] == BlockKind::Paragraph;
    let mut paragraphs = (above + 1..byline).filter(told);
    let (Some(only), None) = (paragraphs.next(), paragraphs.next()) else { return };
    if units[only].words <= LONGEST_DECK && !page.features[only].has(Feature::IsDateline) {
        kinds[only] = BlockKind::Deck;
    }
}

/// The only person's name in a head that has no byline is the author's.
fn bare_name(
    source: &Source,
    units: &[Unit],
    page: &Page,
    roles: &[Role],
    kinds: &mut [BlockKind],
) {
    if kinds.contains(&BlockKind::Byline) {
        return;
    }
    // A button may have four ideographs too: a name has a blank, or stands beside headline or date.
    let placed = |index: usize| {
        let named = |kind: &BlockKind| matches!(kind, BlockKind::Headline | BlockKind::Published);
        let beside = [index.checked_sub(1), Some(index + 1)];
        beside.into_iter().flatten().any(|at| kinds.get(at).is_some_and(named))
    };
    let in_ideographs = |index: usize| {
        let text = units[index].text.of(source.text());
        units[index].words <= 2
            && is_name_in_ideographs(text)
            && (text.contains([' ', '\u{3000}']) || placed(index))
    };
    let is_name = |index: &usize| {
        roles[*index] == Role::HeadFurniture
            && kinds[*index] == BlockKind::Furniture
            && (NAME.contains(&units[*index].words)
                && page.features[*index].has(Feature::IsName)
                && !is_no_person(units[*index].text.of(source.text()))
                || in_ideographs(*index))
            && !is_marked(page.features[*index])
            && !is_plain_words(source.text(), units[*index].text)
    };
    let mut names = (0..kinds.len()).filter(is_name);
    if let (Some(name), None) = (names.next(), names.next()) {
        kinds[name] = BlockKind::Byline;
    }
}

/// A person's name right below the headline is the author's where nobody else is named.
fn below_headline(
    source: &Source,
    units: &[Unit],
    page: &Page,
    headline: Option<usize>,
    kinds: &mut [BlockKind],
) {
    let Some(index) = headline.map(|headline| headline + 1).filter(|at| *at < kinds.len()) else {
        return;
    };
    let features = page.features[index];
    let open = matches!(kinds[index], BlockKind::Furniture | BlockKind::Section)
        && NAME.contains(&units[index].words)
        && features.has(Feature::IsName)
        && !is_marked(features);
    let copy = kinds.iter().position(|kind| *kind == BlockKind::Paragraph).unwrap_or(kinds.len());
    let named = kinds[..copy].contains(&BlockKind::Byline);
    let text = units[index].text.of(source.text());
    if open && !named && !is_no_person(text) && !is_plain_words(source.text(), units[index].text) {
        kinds[index] = BlockKind::Byline;
    }
}

/// Whether capitalised words name a section, a place or a body: `Premier League`, `Wall Street`.
pub(super) fn is_no_person(text: &str) -> bool {
    let told = |word: &str| {
        let word = fold(word);
        NOT_PERSONS.contains(&word) || LEXICON.get(word).bits & word::SECTION != 0
    };
    grammar::is_place(text) || text.split_whitespace().any(told)
}

/// What a line names first decides where it tells both who wrote it and when: `Ines Moreau / Quay News / Sep 2,
/// 2024` is a byline, `June 4, 2024 (Quay News)` is not.
fn named_and_dated(
    source: &Source,
    units: &[Unit],
    page: &Page,
    head: std::ops::Range<usize>,
    kinds: &mut [BlockKind],
) {
    for index in head {
        let features = page.features[index];
        let said = features.has(Feature::IsByline) || features.has(Feature::SaysPublished);
        if said || units[index].digits == 0 {
            continue;
        }
        let text = units[index].text.of(source.text());
        match kinds[index] {
            BlockKind::Published if !kinds.contains(&BlockKind::Byline) => {
                let mut writers = grammar::authors(text).into_iter();
                let named = writers.next().is_some_and(|writer| {
                    writer.name.start == 0 && grammar::is_person_name(&text[writer.name])
                });
                if named {
                    kinds[index] = BlockKind::Byline;
                }
            }
            BlockKind::Byline => {
                let dates = grammar::line_dates(text);
                let date = dates.first().filter(|date| date.found.range.start == 0);
                let behind = date.map(|date| text[date.found.range.end..].trim_start());
                // `(Quay News)` has the form of a name.
                let told =
                    |behind: &str| behind.starts_with('(') || grammar::authors(text).is_empty();
                if behind.is_some_and(told) {
                    kinds[index] = BlockKind::Published;
                }
            }
            _ => {}
        }
    }
}

/// Four or five ideographs, one blank among them or none: `山田 太郎`. Sections have two or three.
fn is_name_in_ideographs(text: &str) -> bool {
    let ideograph = |c: &char| matches!(c, '\u{4e00}'..='\u{9fff}' | '々');
    let blank = |c: &char| matches!(c, ' ' | '\u{3000}');
    let count = text.chars().filter(ideograph).count();
    let blanks = text.chars().filter(blank).count();
    (4..=5).contains(&count) && blanks <= 1 && count + blanks == text.chars().count()
}

/// Right below a byline, a line with the writer's role or employer is its second one.
fn second_lines(source: &Source, units: &[Unit], page: &Page, kinds: &mut [BlockKind]) {
    for index in 1..kinds.len() {
        let (unit, features) = (&units[index], page.features[index]);
        let below = kinds[index - 1] == BlockKind::Byline && unit.blank_before == 0;
        if !below || kinds[index] != BlockKind::Furniture || unit.words > SECOND_LINE {
            continue;
        }
        // `at Mill Lane`: where a match was reported from.
        let text = unit.text.of(source.text());
        let placed = text.strip_prefix("at ").or_else(|| text.strip_prefix("in "));
        if placed.is_some_and(|place| place.split_whitespace().all(is_capitalised)) {
            kinds[index] = BlockKind::Byline;
        }
        let named = features.has(Feature::TitleCase) || features.has(Feature::AllCapitals);
        let employer = unit.digits == 0
            && !is_marked(features)
            && (named && features.has(Feature::HasOutletWord)
                || AGENCIES.contains(unit.text.of(source.text())));
        if employer || features.has(Feature::HasRoleWord) {
            kinds[index] = BlockKind::Byline;
        }
    }
}

fn is_capitalised(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// Whether the text prints every word of a capitalised phrase in small letters too: it is no name.
pub(super) fn is_plain_words(text: &str, phrase: Span) -> bool {
    let letter = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
    phrase.of(text).split_whitespace().all(|word| {
        let small = word.to_lowercase();
        let bytes = text.as_bytes();
        small != word
            && memchr::memmem::find_iter(bytes, small.as_bytes()).any(|at| {
                !letter(at.checked_sub(1).and_then(|before| bytes.get(before)))
                    && !letter(bytes.get(at + small.len()))
            })
    })
}

/// So many lines above the headline may hold the date.
const ATOP: usize = 2;
/// A line that tells the date has at most so many words.
const DATE: u32 = 8;

/// A date right above the headline, where none stands below it.
fn dated_atop(units: &[Unit], page: &Page, roles: &[Role], kinds: &mut [BlockKind]) {
    let Some(headline) = kinds.iter().position(|kind| *kind == BlockKind::Headline) else { return };
    if kinds.contains(&BlockKind::Published) {
        return;
    }
    let mut above = (headline.saturating_sub(ATOP)..headline).rev();
    let dated = above.find(|index| {
        let features = page.features[*index];
        let date = features.has(Feature::IsDate)
            || features.has(Feature::HasDate)
            || features.has(Feature::LooksDated);
        date && units[*index].words <= DATE
            && !features.has(Feature::IsByline)
            && roles[*index] == Role::TopFurniture
            && kinds[*index] == BlockKind::Furniture
    });
    if let Some(index) = dated {
        kinds[index] = BlockKind::Published;
    }
}

/// A line that has the author's name and nothing else, from the head to right behind the copy: in the
/// head again, in a box about the author, at the end.
fn named_again(source: &Source, units: &[Unit], page: &Page, kinds: &mut [BlockKind]) {
    let Some(byline) = kinds.iter().position(|kind| *kind == BlockKind::Byline) else { return };
    let author = units[byline].text.of(source.text());
    let copy = kinds.iter().rposition(|kind| *kind == BlockKind::Paragraph);
    let behind = copy.map_or(kinds.len(), |last| last + 1);
    for index in byline + 1..(behind + BEHIND).min(kinds.len()) {
        let open = matches!(kinds[index], BlockKind::Furniture | BlockKind::Subhead)
            && page.features[index].has(Feature::IsName);
        if open && author.contains(units[index].text.of(source.text())) {
            kinds[index] = BlockKind::Byline;
        }
    }
}

/// Whether it is a phrase of furniture or opens with one.
fn is_phrase(features: FeatureSet) -> bool {
    features.has(Feature::FurnitureLine) || features.has(Feature::FurnitureOpening)
}

/// Whether its own words say that a line is furniture.
fn is_marked(features: FeatureSet) -> bool {
    [Feature::FurnitureLine, Feature::FurnitureOpening, Feature::FurnitureWord, Feature::HasPipes]
        .into_iter()
        .any(|feature| features.has(feature))
}

/// Whether a date stands right below, or below one more short line, such as the author's role.
fn is_dated(page: &Page, kinds: &[BlockKind], index: usize) -> bool {
    let dated = |at: usize| {
        kinds.get(at) == Some(&BlockKind::Published)
            && (page.features[at].has(Feature::IsDate) || page.features[at].has(Feature::HasDate))
    };
    dated(index + 1) || (kinds.get(index + 1) == Some(&BlockKind::Furniture) && dated(index + 2))
}

/// A headline that opens with a quotation, right below another: its deck.
fn quoted_headline(units: &[Unit], page: &Page, kinds: &mut [BlockKind]) {
    let Some(quoted) = kinds.iter().position(|kind| *kind == BlockKind::Headline) else { return };
    let Some(above) = quoted.checked_sub(1) else { return };
    let features = page.features[above];
    let shape = HEADLINE.contains(&units[above].words)
        && features.has(Feature::EndOpen)
        && !features.has(Feature::StartsQuote)
        && !features.has(Feature::HasDate)
        && !is_marked(features);
    let open = matches!(kinds[above], BlockKind::Furniture | BlockKind::Section);
    if open && shape && page.features[quoted].has(Feature::StartsQuote) {
        kinds[above] = BlockKind::Headline;
        kinds[quoted] = BlockKind::Deck;
    }
}

/// Lists between paragraphs, and their subheads.
fn lists(units: &[Unit], page: &Page, roles: &[Role], kinds: &mut [BlockKind]) {
    let bullet = |kinds: &[BlockKind], at: usize| {
        page.features[at].has(Feature::StartsBullet)
            && match roles[at].zone() {
                1 => units[at].words >= CLAUSE && !is_phrase(page.features[at]),
                zone => zone == 2 && !is_marked(page.features[at]),
            }
            && matches!(
                kinds[at],
                BlockKind::Furniture | BlockKind::Caption | BlockKind::Deck | BlockKind::ListItem
            )
    };
    let last = kinds.iter().rposition(|kind| *kind == BlockKind::Paragraph).unwrap_or_default();
    let begins = |kind: &BlockKind| matches!(kind, BlockKind::Headline | BlockKind::Paragraph);
    let mut at = kinds.iter().position(begins).map_or(last, |at| at + 1);
    while at < last {
        let end = (at..last).find(|at| !bullet(kinds, *at)).unwrap_or(last);
        if end - at < 2 {
            at = end.max(at + 1);
            continue;
        }
        kinds[at..end].fill(BlockKind::ListItem);
        let head = at - 1;
        let features = page.features[head];
        let heads = SUBHEAD.contains(&units[head].words)
            && units[head].upper > 0
            && !is_marked(features)
            && !features.has(Feature::EndStop);
        let open = kinds[head] == BlockKind::Paragraph && features.has(Feature::EndOpen);
        if heads && (open || kinds[head] == BlockKind::Furniture) {
            kinds[head] = BlockKind::Subhead;
        }
        at = end;
    }
}

#[cfg(test)]
mod tests {
    use copydesk_core::{Layout as _, Source};

    use super::is_name_in_ideographs;

    /// The kind of the line below the headline of a page.
    fn below_headline(line: &str) -> &'static str {
        let prose = "The ferry to Kell sails again on Monday, the harbour board said on Friday. It had \
            been laid up for repairs since the storm of last week, and islanders had waited for it.";
        let text = format!(
            "Home\nNews\nSubscribe\n\nFerry sails again to Kell\n\n{line}\n\nShare\n\n{prose}\n\n{prose}\n\n\
             Most read\nSubscribe to our newsletter\n"
        );
        let source = Source::new(text.as_str()).unwrap();
        let parsed = crate::WebPage.parse(&source);
        let at = text.find(&format!("\n{line}\n")).unwrap() as u32 + 1;
        let block = parsed.articles[0].blocks().iter().find(|block| block.span.end > at);
        block.map_or("", |block| block.kind.id())
    }

    #[test]
    fn what_stands_first_tells_a_byline_from_a_date() {
        assert_eq!(below_headline("Aline Duval / Quay News / Jun 4, 2024, 17:07"), "byline");
        assert_eq!(below_headline("Tobias Marsh 04.06.2024, 19:35"), "byline");
        assert_eq!(below_headline("June 4, 2024 (Quay News, Kell)"), "published");
    }

    #[test]
    fn a_name_below_the_headline_is_the_author_s() {
        assert_eq!(below_headline("Tom Garrow"), "byline");
        assert_ne!(below_headline("Share Article"), "byline");
        for section in [
            "Premier League",
            "Northern Ireland",
            "Wall Street",
            "Royal Family",
            "Kell Harbour",
            "Real Estate",
            "Climate Change",
        ] {
            assert_ne!(below_headline(section), "byline", "{section}");
        }
    }

    #[test]
    fn names_in_ideographs() {
        for text in ["山田 太郎", "山田太郎", "佐々木\u{3000}太郎"] {
            assert!(is_name_in_ideographs(text), "{text}");
        }
        for text in ["国際", "港の会議", "山田 太郎 記者", "Kell"] {
            assert!(!is_name_in_ideographs(text), "{text}");
        }
    }
}
