//! A second look for the headline where the decoder's own cannot be it.
//!
//! Four cases. The carrier gave another title, and what was taken for the headline is all the copy there
//! is: then it is a paragraph. No headline was found: then it is one of the lines right above the
//! byline, the date or the copy; or the copy's first line, where it is short, has no mark at its end and
//! a blank line below, and a sentence follows; or the first line of all, with which people begin to paste,
//! where it names nobody and the head or the copy goes on right below it. Or a breadcrumb (`News > Region`)
//! follows what was taken for the headline: a breadcrumb stands above the headline, so the line below it is
//! the headline; and so it is below a line that tells day and hour, or a word or two above another one.
//!
//! Then the lines above the copy are weighed against each other ([`crate::decoder::choice`]); where there
//! is still no headline and furniture stands around the copy, all of them are, and the one that wins must
//! weigh something by itself. Where another one wins,
//! what was taken for the headline and stands close below it is its deck, and lines between them are of
//! the head; what was taken for the headline above it is furniture.

use copydesk_core::{BlockKind, Source};

use super::Reading;
use super::kinds::{head_furniture, is_furniture_phrase};
use crate::decoder::{Choice, Feature, FeatureSet, Lines, Page, Role, Row, Weights};
use crate::tables::fold_words;
use crate::units::Unit;

/// How many lines above the head are looked at.
const ABOVE: usize = 4;
/// So many phrases of furniture tell that a page has furniture around its copy.
const PHRASES: usize = 3;
/// So many lines below the headline at most stands its deck.
const BELOW: usize = 3;
/// What was taken for copy has so many words at most where it opens the page as its headline.
const OPENING: u32 = 12;
/// A deck has so many words at least.
const DECK: u32 = 6;

/// Where no headline was found, the line that wins weighs so much at least, in hundredths: of the pages
/// that weights are learned from, lines below are none.
const LEAST: i32 = 0;

/// Gives the reading the headline that wins among the lines above the copy.
pub(super) fn choose(reading: &mut Reading<'_>, weights: &Weights) {
    let Some(lines) = lines(reading) else { return };
    let mut choice = lines.choose(weights);
    let Choice { chosen, found, .. } = choice;
    let was_found = reading.kinds[found] == BlockKind::Headline;
    if chosen == found && was_found {
        return;
    }
    if !was_found {
        let lead = lines.weight(chosen, weights);
        if lead < LEAST {
            return;
        }
        choice = Choice { chosen, found: chosen, lead };
    }
    reading.choice = Some(choice);
    let Reading { units, page, roles, kinds, .. } = reading;
    roles[chosen] = Role::Headline;
    kinds[chosen] = BlockKind::Headline;
    if !was_found {
        return;
    }
    let deck = (chosen + 1..=chosen + BELOW).contains(&found)
        && units[found].words >= DECK
        && !is_furniture_phrase(page.features[found]);
    kinds[found] = if deck { BlockKind::Deck } else { BlockKind::Furniture };
    for unit in chosen + 1..found {
        if roles[unit] == Role::TopFurniture {
            roles[unit] = Role::HeadFurniture;
            kinds[unit] = head_furniture(page.features[unit], units[unit].words);
        }
    }
    for kind in kinds.iter_mut().take(chosen).skip(found + 1) {
        if *kind == BlockKind::Deck {
            *kind = BlockKind::Furniture;
        }
    }
}

/// A headline that is a sentence with its full stop is the deck of the line right above it, if that has the
/// shape of one.
pub(super) fn above_sentence(reading: &mut Reading<'_>) {
    let Reading { source, units, page, roles, kinds, .. } = reading;
    let Some(at) = kinds.iter().position(|kind| *kind == BlockKind::Headline) else { return };
    let Some(above) = at.checked_sub(1) else { return };
    let text = |at: usize| units[at].text.of(source.text());
    // `… in the U.S.`
    let stopped = page.features[at].has(Feature::EndStop)
        && text(at)
            .strip_suffix('.')
            .is_some_and(|text| text.rsplit(' ').next().is_some_and(|word| !word.contains('.')));
    let features = page.features[above];
    let shaped = candidate(units, page, above)
        && (features.has(Feature::EndOpen) || features.has(Feature::EndAsk))
        && !features.has(Feature::HasDate)
        && !features.has(Feature::Repeated)
        && !text(above).ends_with(text(at));
    let open = matches!(kinds[above], BlockKind::Furniture | BlockKind::Section);
    if stopped && shaped && open && units[at].words >= DECK {
        (kinds[above], kinds[at]) = (BlockKind::Headline, BlockKind::Deck);
        roles[above] = Role::Headline;
    }
}

/// What the lines of a reading are weighed by; nothing where no line is a headline or likely to be.
pub(super) fn lines<'a>(reading: &'a Reading<'_>) -> Option<Lines<'a>> {
    let Reading { page, kinds, .. } = reading;
    let headline = kinds.iter().position(|kind| *kind == BlockKind::Headline);
    let found = headline.or_else(|| likely(reading))?;
    let dated = |unit: usize| kinds[unit].is_body() && page.features[unit].has(Feature::IsDateline);
    let dated = (0..kinds.len()).find(|unit| dated(*unit)).unwrap_or(kinds.len());
    // Nothing below a dateline is the headline; where none was found, a button is none either.
    let shaped = |unit: usize| headline.is_some() || candidate(reading.units, page, unit);
    // Whom a picture shows, right above its credit.
    let pictured = |unit: usize| {
        page.features[unit].has(Feature::IsName)
            && page.features.get(unit + 1).is_some_and(|next| next.has(Feature::IsPhotoCredit))
    };
    let may = |unit: usize| {
        unit < dated && may_be(kinds[unit], page.features[unit]) && shaped(unit) && !pictured(unit)
    };
    Some(Lines {
        text: reading.source.text(),
        units: reading.units,
        page,
        points: &reading.points,
        second: &reading.second,
        roles: &reading.roles,
        may: (0..kinds.len()).map(may).collect(),
        found,
        copy: (0..kinds.len()).filter(|unit| kinds[*unit].is_body()).collect(),
    })
}

/// Where no headline was found on a page with furniture around its copy: the line above the copy that has
/// the most of one. Agency copy, which begins with its dateline, has none.
fn likely(reading: &Reading<'_>) -> Option<usize> {
    let Reading { units, page, kinds, points, .. } = reading;
    let features = &page.features;
    let phrases = features.iter().filter(|features| is_furniture_phrase(**features));
    if phrases.take(PHRASES).count() < PHRASES {
        return None;
    }
    let told = |unit: &usize| kinds[*unit].is_body() && page.prose[*unit];
    let copy = (0..kinds.len()).find(told)?;
    if features[copy].has(Feature::IsDateline) {
        return None;
    }
    let margin = |unit: &usize| {
        let row = points[*unit].map(i32::from);
        row[Role::Headline as usize] - row.into_iter().max().unwrap_or_default()
    };
    let open = (0..copy)
        .filter(|unit| may_be(kinds[*unit], features[*unit]) && candidate(units, page, *unit));
    open.max_by_key(margin)
}

/// Whether a unit may be a headline by its length and its words.
pub(super) fn candidate(units: &[Unit], page: &Page, unit: usize) -> bool {
    let features = page.features[unit];
    (4..=24).contains(&units[unit].words)
        && !is_furniture_phrase(features)
        && !features.has(Feature::HasPipes)
        && !features.has(Feature::IsMailHeader)
        && !features.has(Feature::EndColon)
}

/// Whether a unit of this kind may be the headline: what a grammar named may not, and copy only where
/// it does not end.
fn may_be(kind: BlockKind, features: FeatureSet) -> bool {
    let open = match kind {
        BlockKind::Headline => return true,
        BlockKind::Furniture
        | BlockKind::Masthead
        | BlockKind::Section
        | BlockKind::Deck
        | BlockKind::Byline
        | BlockKind::Caption
        | BlockKind::Subhead => true,
        BlockKind::Paragraph | BlockKind::ListItem => features.has(Feature::EndOpen),
        _ => false,
    };
    open && !features.has(Feature::IsDateline) && !features.has(Feature::IsMailHeader)
}

/// Mends the kinds.
pub(super) fn rescue(
    source: &Source,
    units: &[Unit],
    page: &Page,
    points: &[Row],
    kinds: &mut [BlockKind],
) {
    let candidate = |index: usize| candidate(units, page, index);
    let score = |index: usize| points[index][Role::Headline as usize];
    if let Some(title) = source.given().title.as_deref()
        && let Some(only) = kinds.iter().position(|kind| *kind == BlockKind::Headline)
        && !kinds.iter().any(|kind| kind.is_body())
        && fold_words(units[only].text.of(source.text())) != fold_words(title)
    {
        kinds[only] = BlockKind::Paragraph;
        return;
    }
    let head =
        kinds.iter().position(|kind| matches!(kind, BlockKind::Byline | BlockKind::Published));
    match kinds.iter().position(|kind| *kind == BlockKind::Headline) {
        None => {
            let copy = kinds.iter().position(|kind| *kind == BlockKind::Paragraph);
            let Some(mut head) = head.into_iter().chain(copy).min() else { return };
            let best_above = |head: usize| {
                let above = head.saturating_sub(ABOVE)..head;
                let pictured = |index: usize| {
                    let text = units[index].text.of(source.text());
                    page.features[index].has(Feature::EndStop)
                        || crate::grammar::photo(text).is_some()
                        || super::captions::is_certain(text)
                };
                let open = above.filter(|index| {
                    candidate(*index)
                        && match kinds[*index] {
                            BlockKind::Furniture => true,
                            BlockKind::Caption => !pictured(*index),
                            _ => false,
                        }
                });
                open.max_by_key(|index| (score(*index), std::cmp::Reverse(*index)))
            };
            let mut best = best_above(head);
            // A section that reads as a name may stand at the very top: then the writer is below.
            if best.is_none()
                && head == 0
                && let Some(next) = next_byline(page, kinds, copy)
            {
                (head, best) = (next, best_above(next));
                if best.is_some() {
                    kinds[0] = BlockKind::Furniture;
                }
            }
            let opens = copy.filter(|copy| heads_copy(*copy, units, page, kinds));
            // Behind the header of a mail, mailed copy begins.
            let of_mail = |set: &FeatureSet| set.has(Feature::IsMailHeader);
            let first = page.features.iter().take_while(|set| of_mail(set)).count();
            let opens =
                opens.or_else(|| opens_page(first, source, units, page, kinds).then_some(first));
            let misread = copy.and_then(|copy| {
                (first..copy).find(|index| {
                    kinds[*index] == BlockKind::Byline
                        && candidate(*index)
                        && names_nobody(units[*index].text.of(source.text()), page.features[*index])
                })
            });
            let Some(best) = best.or(opens).or(misread) else { return };
            kinds[best] = BlockKind::Headline;
            if best == 0 && is_listed_byline(source, units, page, kinds) {
                kinds[1] = BlockKind::Byline;
            }
            for index in best + 1..head {
                if candidate(index)
                    && units[index].words >= 6
                    && kinds[index] == BlockKind::Furniture
                {
                    kinds[index] = BlockKind::Deck;
                }
            }
        }
        Some(headline) => {
            if let Some(better) = better_below(headline, units, page, kinds) {
                let dated = page.features[headline].has(Feature::HasDate);
                kinds[headline] = if dated { BlockKind::Published } else { BlockKind::Section };
                kinds[better] = BlockKind::Headline;
                return;
            }
            let limit = head.unwrap_or(headline).min(headline + 1 + ABOVE);
            let crumb = (headline + 1..limit).find(|index| {
                is_breadcrumb(units[*index].text.of(source.text()))
                    && kinds[*index] == BlockKind::Furniture
            });
            let Some(crumb) = crumb else { return };
            let below = crumb + 1;
            if below < limit && candidate(below) && kinds[below] == BlockKind::Deck {
                kinds[headline] = BlockKind::Furniture;
                kinds[below] = BlockKind::Headline;
            }
        }
    }
}

/// The headline below a line that was taken for it and is none: one that tells day and hour, above what was
/// taken for its deck, or a word or two above another headline.
fn better_below(
    headline: usize,
    units: &[Unit],
    page: &Page,
    kinds: &[BlockKind],
) -> Option<usize> {
    let (unit, features) = (&units[headline], page.features[headline]);
    let near = headline + 1..kinds.len().min(headline + 1 + BELOW);
    if features.has(Feature::HasDate) && features.has(Feature::HasTime) {
        let below = near.start;
        let deck = kinds.get(below) == Some(&BlockKind::Deck) && candidate(units, page, below);
        return deck.then_some(below);
    }
    let mut near = near.filter(|_| unit.words <= LABEL);
    near.find(|at| kinds[*at] == BlockKind::Headline && units[*at].words > LABEL * 2)
}

/// A section's name above the headline has so many words at most.
const LABEL: u32 = 2;

/// Whether a line that was taken for a byline by its place and its capitals names no writer: `Harbour Trust
/// Names New Chief`.
fn names_nobody(text: &str, features: FeatureSet) -> bool {
    let signs = [
        Feature::IsByline,
        Feature::IsName,
        Feature::ByInside,
        Feature::AfterBy,
        Feature::HasRoleWord,
        Feature::HasDate,
        Feature::HasAddress,
    ];
    features.has(Feature::EndOpen)
        && !signs.into_iter().any(|sign| features.has(sign))
        && crate::grammar::authors(text).is_empty()
}

/// The byline above the copy that says that it is one, below a first line that has but the form of a name.
fn next_byline(page: &Page, kinds: &[BlockKind], copy: Option<usize>) -> Option<usize> {
    let says = |at: &usize| page.features[*at].has(Feature::IsByline);
    let bare = kinds.first() == Some(&BlockKind::Byline) && !says(&0);
    let next = (1..copy?).find(|at| kinds[*at] == BlockKind::Byline && says(at));
    next.filter(|_| bare)
}

/// Whether the first line of all, or behind a mail's header, is the headline: some words without a full
/// stop that name and date nothing, above what a headline stands above.
fn opens_page(
    first: usize,
    source: &Source,
    units: &[Unit],
    page: &Page,
    kinds: &[BlockKind],
) -> bool {
    let (Some(unit), Some(below)) = (units.get(first), kinds.get(first + 1)) else { return false };
    let features = page.features[first];
    let other = [
        Feature::StartsSmall,
        Feature::StartsSign,
        Feature::StartsBullet,
        Feature::IsName,
        Feature::IsByline,
        Feature::HasDate,
        Feature::HasTime,
        Feature::HasPipes,
        Feature::HasAddress,
        Feature::HasControls,
        Feature::HasTabs,
    ];
    let open = match kinds[first] {
        BlockKind::Byline | BlockKind::Section | BlockKind::Furniture => true,
        BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Subhead => {
            unit.words <= OPENING && kinds[first + 1..].contains(&BlockKind::Paragraph)
        }
        _ => false,
    };
    let head = [BlockKind::Byline, BlockKind::Published, BlockKind::Deck, BlockKind::Paragraph];
    open && (head.contains(below) || is_listed_byline(source, units, page, kinds))
        && (2..=20).contains(&unit.words)
        && (features.has(Feature::EndOpen) || features.has(Feature::EndAsk))
        && !is_furniture_phrase(features)
        && !features.has(Feature::FurnitureWord)
        && !other.into_iter().any(|other| features.has(other))
}

/// Whether a name with an agency stands right below the first line and was taken for an item of a list:
/// `KARI ODE, Reuters` above copy without blank lines.
fn is_listed_byline(source: &Source, units: &[Unit], page: &Page, kinds: &[BlockKind]) -> bool {
    let [_, BlockKind::ListItem, BlockKind::Paragraph, ..] = kinds else { return false };
    let (Some(unit), Some(features)) = (units.get(1), page.features.get(1)) else { return false };
    let signed = unit.text.of(source.text()).trim().rsplit_once(", ");
    features.has(Feature::NamesOnly)
        && signed.is_some_and(|(_, agency)| crate::grammar::is_agency(agency))
}

/// Whether the copy's first paragraph is its headline: short, open at its end, set apart from a sentence.
fn heads_copy(index: usize, units: &[Unit], page: &Page, kinds: &[BlockKind]) -> bool {
    let (unit, features) = (&units[index], page.features[index]);
    let open = features.has(Feature::EndOpen)
        && !features.has(Feature::StartsSmall)
        && !features.has(Feature::IsName)
        && !features.has(Feature::HasPipes);
    let closed = |below: FeatureSet| below.has(Feature::EndStop) || below.has(Feature::EndQuoted);
    (2..=20).contains(&unit.words)
        && open
        && unit.blank_after > 0
        && kinds.get(index + 1) == Some(&BlockKind::Paragraph)
        && closed(page.features[index + 1])
}

/// `News > Region`, `Home » Nation » Courts`
fn is_breadcrumb(text: &str) -> bool {
    let parts = text.split(['>', '›', '»']).map(str::trim);
    text.contains(['>', '›', '»'])
        && parts.into_iter().all(|part| !part.is_empty() && part.split_whitespace().count() <= 4)
}

#[cfg(test)]
mod tests {
    use copydesk_core::{BlockKind, Layout as _, Source};

    use super::is_breadcrumb;

    /// The kind of the first block.
    fn first(copy: &str) -> &'static str {
        let source = Source::new(copy).unwrap();
        crate::Plain.parse(&source).articles[0].blocks()[0].kind.id()
    }

    #[test]
    fn the_first_line_of_all_is_the_headline_where_there_is_no_other() {
        let copy = "Keep the pool\nYour report tells of the vote to close the baths at Kell. I was at that \
            meeting, and few of those who voted had ever been inside the building.\n\nThe baths are all \
            that the town has left, and a bus to the next pool takes an hour on a good day.\n";
        assert_eq!(first(copy), "headline");
        for other in ["Kari Ode", "By Kari Ode", "3 May 2024, 10:45", "Share this article"] {
            assert_ne!(first(&copy.replace("Keep the pool", other)), "headline", "{other}");
        }
    }

    #[test]
    fn a_line_that_names_nobody_is_no_byline() {
        let copy = "Ferry Board Names Ina Brandvold Chief Of Island Services\nKELL, June 4, 2024 - The board of \
            the ferries named a new chief of its island services on Tuesday, after a year of search.\n\n\
            She will begin in May, and will look for a boat that can sail in winter, the board said.\n";
        assert_eq!(first(copy), "headline");
    }

    #[test]
    fn the_line_above_the_byline_is_the_headline_though_it_was_taken_for_a_caption() {
        let prose = "The ferry to Kell sails again on Monday, the harbour board said on Friday.";
        let read = |line: &str| {
            let text = format!("Page 3\n{line}\nBy Ines Moreau\n{prose}\n");
            let source = Source::new(text).unwrap();
            let units = crate::units::units(&source);
            let page = crate::decoder::page(&source, &units);
            let points = vec![super::Row::default(); units.len()];
            let mut kinds =
                [BlockKind::Furniture, BlockKind::Caption, BlockKind::Byline, BlockKind::Paragraph];
            super::rescue(&source, &units, &page, &points, &mut kinds);
            kinds[1]
        };
        assert_eq!(read("Old pier to close for a year"), BlockKind::Headline);
        assert_eq!(read("The old pier as it was in 1902."), BlockKind::Caption);
    }

    #[test]
    fn breadcrumbs() {
        assert!(is_breadcrumb("News > Free State") && is_breadcrumb("Home » Nation » Courts"));
        assert!(!is_breadcrumb("Back >") && !is_breadcrumb("The mayor resigns"));
    }

    #[test]
    fn a_name_with_an_agency_below_the_first_line_is_the_byline() {
        let copy = "Harbour board reopens the ferry line\nKARI ODE, Reuters\nThe harbour board of Kell \
said on Tuesday that it would reopen the northern pier before the end of the month.\n\nCrews will begin \
with the crane, which can be moved by rail, the board said.\n";
        let source = Source::new(copy).unwrap();
        let article = crate::Plain.parse(&source).articles.remove(0);
        let kinds: Vec<&str> =
            article.blocks().iter().map(|block| block.kind.id()).take(2).collect();
        assert_eq!(kinds, ["headline", "byline"]);
    }
}
