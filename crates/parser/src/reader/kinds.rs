//! From roles to kinds of blocks: where a grammar is sure, it has the last word.
//!
//! The decoder tells copy from furniture and knows the zones of a page; what it has no examples of
//! (credits, sign-offs, rights lines, mastheads, sections, wire headers) is named here from the
//! unit's own words.

use copydesk_core::{BlockKind, Source};

use crate::decoder::{Feature, FeatureSet, Page, Role};
use crate::grammar;
use crate::tables::{AGENCIES, fold_words};
use crate::units::Unit;

/// What is said of the copy stands within this many units behind it.
const NEAR_COPY: usize = 5;

/// The kind of each unit.
pub(super) fn kinds(
    source: &Source,
    units: &[Unit],
    page: &Page,
    roles: &[Role],
    bare: bool,
) -> Vec<BlockKind> {
    let head = roles.iter().position(|role| role.zone() > 0).unwrap_or(roles.len());
    let copy_end = roles.iter().rposition(|role| role.zone() < 3).map_or(0, |last| last + 1);
    let mut kinds: Vec<BlockKind> = (0..units.len())
        .map(|index| {
            let features = page.features[index];
            match roles[index] {
                _ if features.has(Feature::IsMailHeader) => BlockKind::Furniture,
                Role::TopFurniture => top(features, &units[index], index, head),
                Role::TopNote
                    if features.has(Feature::IsSlug) || features.has(Feature::HasControls) =>
                {
                    BlockKind::WireHeader
                }
                Role::TopNote => noted(features).unwrap_or(BlockKind::WireHeader),
                Role::HeadCaption | Role::BodyCaption if features.has(Feature::IsPhotoCredit) => {
                    BlockKind::PhotoCredit
                }
                // The first of several lines with bullets.
                Role::HeadCaption | Role::BodyCaption
                    if features.has(Feature::StartsBullet)
                        && page
                            .features
                            .get(index + 1)
                            .is_some_and(|next| next.has(Feature::StartsBullet)) =>
                {
                    BlockKind::ListItem
                }
                Role::HeadFurniture => head_furniture(features, units[index].words),
                Role::BodyFurniture if features.has(Feature::HasTabs) => BlockKind::Table,
                Role::BodyFurniture => {
                    let photo =
                        features.has(Feature::IsPhotoCredit).then_some(BlockKind::PhotoCredit);
                    let caption = features.has(Feature::IsCaption).then_some(BlockKind::Caption);
                    noted(features).or(photo).or(caption).unwrap_or(BlockKind::Furniture)
                }
                Role::Paragraph | Role::Subhead | Role::ListItem | Role::Table => {
                    body(features, roles[index], source, &units[index])
                }
                // The copy's last paragraph ends with its agency, as a caption does.
                Role::HeadCaption | Role::BodyCaption
                    if index + 1 == units.len()
                        && index > 0
                        && page.prose[index - 1]
                        && features.has(Feature::EndBracket)
                        && features.has(Feature::CreditEnds)
                        && !features.has(Feature::IsCaption) =>
                {
                    BlockKind::Paragraph
                }
                Role::EndNote | Role::EndFurniture
                    if page.prose[index]
                        && features.has(Feature::SaysWho)
                        && features.has(Feature::PreviousProse)
                        && !is_furniture_phrase(features)
                        && noted(features).is_none() =>
                {
                    BlockKind::Paragraph
                }
                Role::EndNote | Role::EndFurniture => end(features, index < copy_end + NEAR_COPY),
                Role::HeadCaption | Role::BodyCaption
                    if page.prose[index]
                        && features.has(Feature::SaysWho)
                        && !features.has(Feature::IsPhotoCredit)
                        && !features.has(Feature::IsCaption) =>
                {
                    BlockKind::Paragraph
                }
                Role::Headline if page.prose[index] && is_told(features) => BlockKind::Paragraph,
                Role::Headline if is_caption(features, units[index].text.of(source.text())) => {
                    BlockKind::Caption
                }
                Role::Published if !may_tell_when(features, units[index].words) => {
                    BlockKind::Furniture
                }
                Role::Byline if is_date_line(features) => BlockKind::Published,
                Role::Byline if index == 0 && is_outlet(features) => {
                    if features.has(Feature::HasDate) {
                        BlockKind::Published
                    } else {
                        BlockKind::Masthead
                    }
                }
                Role::Byline if is_talk(features) => BlockKind::Paragraph,
                Role::Byline if is_stub(features, units[index].text.of(source.text())) => {
                    BlockKind::Caption
                }
                role => role.kind(),
            }
        })
        .collect();
    for index in 0..kinds.len() {
        // Nothing but copy opens with a dateline or ends with a date stamp, or is a sentence with a
        // quotation right below copy.
        let features = page.features[index];
        let text = || units[index].text.of(source.text());
        let said = index > 0
            && kinds[index] == BlockKind::Furniture
            && kinds[index - 1] == BlockKind::Paragraph
            && (features.has(Feature::EndQuoted) || features.has(Feature::EndStop))
            && !is_furniture_phrase(features)
            && text().matches(['"', '“', '”']).count() >= 2;
        let told = roles[index].zone() > 0 && (said || features.has(Feature::IsDateline));
        if told && matches!(kinds[index], BlockKind::Furniture | BlockKind::Caption) {
            kinds[index] = BlockKind::Paragraph;
        }
        if kinds[index] == BlockKind::Deck
            && is_lede(page.features[index], &units[index], kinds.get(index + 1))
        {
            kinds[index] = BlockKind::Paragraph;
        }
    }
    super::opening::open(source, units, page, &mut kinds);
    give_body(&mut kinds, page, units);
    // One item makes no list.
    for index in 0..kinds.len() {
        let near = [index.checked_sub(1), Some(index + 1)];
        let beside =
            |at: Option<usize>| at.and_then(|at| kinds.get(at)) == Some(&BlockKind::ListItem);
        let marked = [Feature::StartsBullet, Feature::StartsDigit, Feature::StartsSign];
        let marked = marked.into_iter().any(|feature| page.features[index].has(feature));
        let alone = kinds[index] == BlockKind::ListItem && !near.into_iter().any(beside);
        if !alone || marked {
            continue;
        }
        if page.features[index].has(Feature::FurnitureLine) {
            kinds[index] = BlockKind::Furniture;
        } else if page.features[index].has(Feature::ManyGrammarWords) {
            kinds[index] = BlockKind::Paragraph;
        }
    }
    join_to_credits(&mut kinds, page);
    if bare {
        label_repeated(source, units, page, &mut kinds);
    }
    // A subhead heads something: behind the last of the copy it is a teaser.
    let copy = |kind: &BlockKind| kind.is_body() && *kind != BlockKind::Subhead;
    let end = kinds.iter().rposition(copy).map_or(0, |last| last + 1);
    for kind in kinds[end..].iter_mut().filter(|kind| **kind == BlockKind::Subhead) {
        *kind = BlockKind::Furniture;
    }
    super::masthead::name(source, units, page, &mut kinds);
    super::dates::name(source, units, page, head, &mut kinds);
    sign_below(source, units, &mut kinds);
    name_desk_notes(source, units, page, &mut kinds);
    for index in 1..kinds.len() {
        // `Published`, `on`: a date line that was set over several lines.
        let features = page.features[index];
        // A byline's word alone waits for the name below it.
        let rest = units[index].words <= 2
            && features.has(Feature::EndsHanging)
            && !features.has(Feature::ByAlone);
        if rest && kinds[index] == BlockKind::Furniture && kinds[index - 1] == BlockKind::Published
        {
            kinds[index] = BlockKind::Published;
        }
    }
    kinds
}

/// A line in two brackets is the desk's: `((a.lund@example.com; +47 5555 0100))`, `(($1 = 9.5 crowns))`.
fn name_desk_notes(source: &Source, units: &[Unit], page: &Page, kinds: &mut [BlockKind]) {
    for (index, unit) in units.iter().enumerate() {
        let features = page.features[index];
        let inner = || unit.text.of(source.text()).strip_prefix("((")?.strip_suffix("))");
        let may = features.has(Feature::StartsBracket) && kinds[index] != BlockKind::Headline;
        if may && inner().is_some_and(|inner| !inner.contains(['(', ')'])) {
            let address = features.has(Feature::HasAddress);
            kinds[index] = if address { BlockKind::Credits } else { BlockKind::EditorNote };
        }
    }
}

/// Right below the last paragraph, an agency's name in capitals signs the copy off, alone or with the
/// initials of those who wrote it: `TASS`, `PTI ABC DE`.
fn sign_below(source: &Source, units: &[Unit], kinds: &mut [BlockKind]) {
    let Some(last) = kinds.iter().rposition(|kind| *kind == BlockKind::Paragraph) else { return };
    let Some(unit) = units.get(last + 1).filter(|unit| unit.words <= 4) else { return };
    let mut words = unit.text.of(source.text()).split_whitespace();
    let capitals = |word: &str| word.bytes().all(|byte| byte.is_ascii_uppercase());
    let agency = words.next().is_some_and(|word| capitals(word) && grammar::is_agency(word));
    let initials = |word: &str| (2..=3).contains(&word.len()) && capitals(word);
    if agency && words.all(initials) && kinds[last + 1] == BlockKind::Furniture {
        kinds[last + 1] = BlockKind::SignOff;
    }
}

/// A few lines of copy are not all head: where nothing is body, sentences are paragraphs.
fn give_body(kinds: &mut [BlockKind], page: &Page, units: &[Unit]) {
    if kinds.iter().any(|kind| kind.is_body()) {
        return;
    }
    for (index, kind) in kinds.iter_mut().enumerate() {
        let features = page.features[index];
        let sentence = features.has(Feature::EndStop)
            || features.has(Feature::EndQuoted)
            || features.has(Feature::EndAsk)
            || page.prose[index];
        let told = match kind {
            BlockKind::Deck => true,
            BlockKind::Headline => sentence && units[index].words >= 8,
            BlockKind::Furniture | BlockKind::Caption => {
                page.prose[index] && !is_furniture_phrase(features)
            }
            _ => false,
        };
        if told {
            *kind = BlockKind::Paragraph;
        }
    }
}

/// Whether what was decoded as a deck is the first paragraph: it opens with a dateline, or it is a
/// long sentence that says when or who said so, and a paragraph follows at once.
fn is_lede(features: FeatureSet, unit: &Unit, next: Option<&BlockKind>) -> bool {
    if features.has(Feature::IsDateline) {
        return true;
    }
    let sentence = features.has(Feature::EndStop) || features.has(Feature::EndQuoted);
    let told = features.has(Feature::SaysWhen) || features.has(Feature::SaysWho);
    unit.words >= 18 && sentence && told && next == Some(&BlockKind::Paragraph)
}

/// Whether a line holds a digit or a word that dates, or breaks off before the day: without, it tells none.
fn may_tell_when(features: FeatureSet, words: u32) -> bool {
    let signs = [Feature::HasDigit, Feature::SaysPublished, Feature::IsAgo];
    signs.into_iter().any(|sign| features.has(sign))
        || words <= HANGING && features.has(Feature::EndsHanging)
}

/// `Published`, `on`: what is set over several lines has so many words in each.
const HANGING: u32 = 2;

/// Whether a sentence ends with a full stop and says when, or who said so: no headline does.
fn is_told(features: FeatureSet) -> bool {
    features.has(Feature::EndStop)
        && (features.has(Feature::SaysWhen) || features.has(Feature::SaysWho))
}

/// What stands three times on a page heads nothing, unless other lines do so too: sections of one form
/// each open alike.
fn label_repeated(source: &Source, units: &[Unit], page: &Page, kinds: &mut [BlockKind]) {
    let repeated = |(index, kind): (usize, &BlockKind)| {
        (*kind == BlockKind::Subhead && page.features[index].has(Feature::Repeated3))
            .then(|| (index, fold_words(units[index].text.of(source.text()))))
    };
    let labels: Vec<(usize, u64)> = kinds.iter().enumerate().filter_map(repeated).collect();
    let Some((_, first)) = labels.first() else { return };
    if labels.iter().all(|(_, label)| label == first) {
        for (index, _) in labels {
            kinds[index] = BlockKind::Furniture;
        }
    }
}

/// Credits and sign-offs stand right behind the copy: prose between the last paragraph and them is
/// copy too.
fn join_to_credits(kinds: &mut [BlockKind], page: &Page) {
    let Some(credits) =
        kinds.iter().rposition(|kind| matches!(kind, BlockKind::Credits | BlockKind::SignOff))
    else {
        return;
    };
    let Some(last) = kinds[..credits].iter().rposition(|kind| *kind == BlockKind::Paragraph) else {
        return;
    };
    let prose = |index: usize| page.prose[index] && !is_furniture_phrase(page.features[index]);
    let told = |kind: BlockKind| matches!(kind, BlockKind::EditorNote | BlockKind::Correction);
    if credits - last > 4 || !(last + 1..credits).all(|index| prose(index) || told(kinds[index])) {
        return;
    }
    for kind in kinds[last + 1..credits].iter_mut().filter(|kind| !told(**kind)) {
        *kind = BlockKind::Paragraph;
    }
}

/// Whether a line says when it was published, and little else.
fn is_date_line(features: FeatureSet) -> bool {
    features.has(Feature::SaysPublished)
        && features.has(Feature::IsDate)
        && !features.has(Feature::IsByline)
}

/// Whether a line tells of a picture, which no headline does: `… on Tuesday. (AP Photo/Ines Moreau)`.
fn is_caption(features: FeatureSet, text: &str) -> bool {
    features.has(Feature::IsCaption)
        || features.has(Feature::IsPhotoCredit)
        || (features.has(Feature::Words17To25) || features.has(Feature::Words26To50))
            && (grammar::photo(text).is_some()
                || text.ends_with(')') && super::captions::is_certain(text))
}

/// What a line has that names a writer or an outlet, or dates the copy.
const NAMES_SOMEBODY: [Feature; 4] =
    [Feature::IsByline, Feature::IsName, Feature::HasOutletWord, Feature::HasDigit];

/// Whether a line in capitals names an outlet and nobody who writes for it.
fn is_outlet(features: FeatureSet) -> bool {
    features.has(Feature::AllCapitals)
        && features.has(Feature::HasOutletWord)
        && !features.has(Feature::IsByline)
        && !features.has(Feature::IsName)
}

/// Whether a line where a byline stands is running words that name nobody: copy that was cut short.
fn is_talk(features: FeatureSet) -> bool {
    let running = [Feature::FewCapitals, Feature::ManyGrammarWords];
    let long = [Feature::Words11To16, Feature::Words17To25, Feature::Words26To50, Feature::Words51];
    let any = |wanted: &[Feature]| wanted.iter().any(|feature| features.has(*feature));
    running.into_iter().all(|feature| features.has(feature)) && any(&long) && !any(&NAMES_SOMEBODY)
}

/// Whether a short line where a byline stands names nobody: it ends with an initialism that has no
/// vowel and so is no surname. That is what is left of a picture's caption.
fn is_stub(features: FeatureSet, text: &str) -> bool {
    let known = NAMES_SOMEBODY.into_iter().any(|feature| features.has(feature));
    if known || features.has(Feature::HasRoleWord) || AGENCIES.contains(text.trim()) {
        return false;
    }
    let last = text.split_whitespace().next_back().unwrap_or_default();
    last.len() >= 2
        && last.bytes().all(|byte| byte.is_ascii_uppercase())
        && !last.bytes().any(|byte| matches!(byte, b'A' | b'E' | b'I' | b'O' | b'U' | b'Y'))
}

/// What a grammar of notes says: credits, sign-off, correction, note to editors.
fn noted(features: FeatureSet) -> Option<BlockKind> {
    [
        (Feature::IsCredits, BlockKind::Credits),
        (Feature::IsSignOff, BlockKind::SignOff),
        (Feature::IsCorrection, BlockKind::Correction),
        (Feature::IsNote, BlockKind::EditorNote),
    ]
    .into_iter()
    .find_map(|(feature, kind)| features.has(feature).then_some(kind))
}

pub(super) fn is_furniture_phrase(features: FeatureSet) -> bool {
    features.has(Feature::FurnitureLine) || features.has(Feature::FurnitureOpening)
}

fn top(features: FeatureSet, unit: &Unit, index: usize, head: usize) -> BlockKind {
    if features.has(Feature::IsSlug) {
        return BlockKind::WireHeader;
    }
    if is_furniture_phrase(features) || features.has(Feature::FurnitureWord) || unit.digits > 0 {
        return BlockKind::Furniture;
    }
    let capitalised = features.has(Feature::TitleCase) || features.has(Feature::AllCapitals);
    let named = unit.words <= 8 && capitalised && features.has(Feature::EndOpen);
    let parts = features.has(Feature::HasPipes) || features.has(Feature::IsSection);
    if index < super::masthead::WITHIN && named && !parts && features.has(Feature::HasOutletWord) {
        return BlockKind::Masthead;
    }
    let label = unit.words <= 3
        && unit.upper > 0
        && features.has(Feature::EndOpen)
        && features.has(Feature::NoGrammarWord);
    if index + 1 == head && label {
        return BlockKind::Section;
    }
    BlockKind::Furniture
}

pub(super) fn head_furniture(features: FeatureSet, words: u32) -> BlockKind {
    if features.has(Feature::IsByline) {
        BlockKind::Byline
    } else if features.has(Feature::IsDate)
        || (features.has(Feature::SaysPublished) && (words <= 2 || features.has(Feature::HasDate)))
    {
        BlockKind::Published
    } else if features.has(Feature::IsPhotoCredit) {
        BlockKind::PhotoCredit
    } else if features.has(Feature::IsCaption) {
        BlockKind::Caption
    } else if features.has(Feature::IsSection) && !is_furniture_phrase(features) {
        BlockKind::Section
    } else {
        noted(features).unwrap_or(BlockKind::Furniture)
    }
}

fn body(features: FeatureSet, role: Role, source: &Source, unit: &Unit) -> BlockKind {
    if let Some(kind) = noted(features) {
        // `An earlier version …` may open a paragraph of a story on versions; a bracket or a colon
        // may not, nor what speaks of itself: `This article was amended …`.
        let text = unit.text.of(source.text());
        let certain = kind != BlockKind::Correction
            || text.starts_with("This ")
            || text
                .get(..text.len().min(24))
                .is_none_or(|head| head.contains([':', ',', '-', '(']));
        if certain {
            return kind;
        }
    }
    let reserved = || opens_with_copyright(unit.text.of(source.text()));
    if features.has(Feature::IsRights) && (!features.has(Feature::PreviousProse) || reserved()) {
        return BlockKind::Rights;
    }
    if features.has(Feature::HasTabs) {
        return BlockKind::Table;
    }
    if features.has(Feature::IsPhotoCredit) {
        return BlockKind::PhotoCredit;
    }
    if unit.words <= 6 && role != Role::ListItem && features.has(Feature::FurnitureLine) {
        return BlockKind::Furniture;
    }
    let label = unit.words <= 14 && features.has(Feature::EndOpen);
    if label && role != Role::ListItem && is_furniture_phrase(features) {
        return BlockKind::Furniture;
    }
    // Paragraphs end with a mark; a short line that does not, alone above prose, is a subhead.
    let capital = !features.has(Feature::StartsSmall) && !features.has(Feature::StartsSign);
    // So is the first of a few such lines that is set apart; others are items of a list.
    let alone = [Feature::AloneTiny, Feature::AloneShort, Feature::AloneMid];
    let first = features.has(Feature::RunFirst) && features.has(Feature::NextShort);
    let above = alone.into_iter().any(|alone| features.has(alone))
        || first && !features.has(Feature::BlankBefore0);
    let heads = label && unit.words <= 9 && capital && above;
    if role == Role::Paragraph && heads && !features.has(Feature::StartsBullet) {
        return BlockKind::Subhead;
    }
    if role == Role::Paragraph
        && features.has(Feature::StartsBullet)
        && features.has(Feature::PreviousShort)
    {
        return BlockKind::ListItem;
    }
    role.kind()
}

/// `Copyright 2024 Quay Media. All rights reserved.`
fn opens_with_copyright(text: &str) -> bool {
    let word = |own: &str| {
        let start = text.get(..own.len())?;
        start.eq_ignore_ascii_case(own).then(|| text[own.len()..].trim_start())
    };
    let behind =
        ["©", "copyright ©", "copyright (c)", "copyright", "(c)"].iter().find_map(|own| word(own));
    behind.is_some_and(|behind| behind.starts_with(|c: char| c.is_ascii_digit()))
}

/// Below the copy: names and credits far from it are those of other stories.
fn end(features: FeatureSet, near: bool) -> BlockKind {
    if let Some(kind) = noted(features) {
        return kind;
    }
    // `Kviz said the court granted it all rights …` is copy.
    if features.has(Feature::IsRights) && !features.has(Feature::SaysWho) {
        return BlockKind::Rights;
    }
    if !near {
        return BlockKind::Furniture;
    }
    if features.has(Feature::IsPhotoCredit) {
        return BlockKind::PhotoCredit;
    }
    if features.has(Feature::IsByline) && !is_furniture_phrase(features) {
        return BlockKind::Byline;
    }
    if is_date_line(features) {
        return BlockKind::Published;
    }
    BlockKind::Furniture
}
