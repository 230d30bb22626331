//! What single words say: one table for all questions that are asked of every word.
//!
//! The scan of a page looks each word up once. A word is known by its [`fold`] in part: two words of
//! which one is in a table may look alike once in some billion.

use std::sync::LazyLock;

use super::{
    BEFORE_NAMES, CREDIT_VERBS, FUNCTION_WORDS, FoldMap, MONTHS, NOTE_OPENERS, PHOTO, RIGHTS,
    SIGN_OFFS, SUMMARY_WORDS, bare, fold, openers_of, rows, table,
};

/// What single words say, one bit each: a word is looked up once for all of it.
pub(crate) static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let mut map: FoldMap<u16> = FoldMap::default();
    let mut mark = |words: &mut dyn Iterator<Item = u64>, bit: u16| {
        for word in words {
            *map.entry(word).or_default() |= bit;
        }
    };
    let words = |table: &'static str| rows(table).flat_map(str::split_whitespace).map(fold);
    mark(&mut words(table!("roles.txt")), word::ROLE);
    mark(&mut words(table!("sections.txt")), word::SECTION);
    mark(&mut words(table!("published_words.txt")), word::PUBLISHED);
    mark(&mut openers_of("words").map(fold), word::BYLINE);
    let grammar = rows(table!("function_words.txt")).flat_map(|row| row.split_whitespace().skip(1));
    mark(&mut grammar.map(fold), word::GRAMMAR);
    let outlets = rows(table!("institutions.txt"))
        .filter_map(|row| row.get(2..))
        .flat_map(str::split_whitespace);
    mark(&mut outlets.map(fold), word::OUTLET);
    // The longest word of a phrase is its rarest: only a line that holds it is searched.
    let phrases = RIGHTS.iter().map(|row| row.1).chain(PHOTO.iter().map(|row| row.2));
    let rarest = phrases.filter_map(|phrase| {
        let words = phrase.split(|c: char| !c.is_alphanumeric());
        words.max_by_key(|word| word.len()).map(fold)
    });
    mark(&mut rarest.collect::<Vec<_>>().into_iter(), word::PHRASE);
    mark(&mut MONTHS.keys().copied(), word::MONTH);
    let openers = NOTE_OPENERS.iter().flatten().map(|(_, opener)| *opener);
    let openers = openers.chain(CREDIT_VERBS.iter().copied());
    let openers =
        openers.filter_map(|opener| opener.split([' ', '-']).find(|word| !bare(word).is_empty()));
    mark(&mut openers.map(|word| fold(bare(word))), word::NOTE);
    let sign_offs = SIGN_OFFS.iter().filter_map(|(mark, _)| mark.split_whitespace().next());
    mark(&mut sign_offs.map(|word| fold(bare(word))), word::SIGN_OFF);
    mark(&mut SUMMARY_WORDS.iter().map(|word| fold(word)), word::SUMMARY);
    let institutions = rows(table!("institutions.txt")).filter_map(|row| row.strip_prefix("i "));
    mark(&mut institutions.flat_map(str::split_whitespace).map(fold), word::INSTITUTION);
    mark(&mut BEFORE_NAMES.iter().map(|word| fold(bare(word))), word::WRITER);
    let ends = rows(table!("end_openings.txt")).chain(rows(table!("end_markers.txt")));
    let ends = ends.filter_map(|row| row.split(' ').next());
    mark(&mut ends.map(|word| fold(bare(word))), word::END);
    for row in rows(table!("furniture.txt")) {
        match row.split_once(' ') {
            Some(("=", phrase)) if !phrase.contains(' ') => {
                mark(&mut std::iter::once(fold(phrase)), word::BUTTON);
            }
            Some(("~", phrase)) => mark(&mut std::iter::once(fold(phrase)), word::FURNITURE),
            _ => {}
        }
    }
    Lexicon::of(&map)
});

/// What is known of a word.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Known {
    /// The word's fold in part; 0 for an empty place.
    check: u32,
    /// The bits of [`word`].
    pub(crate) bits: u16,
    /// The bits of [`LANGUAGES`] of which it is a word of grammar; none of another.
    pub(crate) languages: u8,
}

/// A table in which each word has a place of its own, by a shift for each group of words (hash and
/// displace, after Pagh 1999): one look tells a word, and no branch is taken on what it finds.
pub(crate) struct Lexicon {
    /// By group, what is added to the place of each of its words.
    shifts: Box<[u16; GROUPS]>,
    places: Box<[Known; PLACES]>,
}

/// More than twice the words of all tables, so that every group finds room.
const PLACES: usize = 4096;
/// A few words each.
const GROUPS: usize = 1024;

impl Lexicon {
    #[allow(clippy::large_stack_arrays, reason = "32 KB, once, and boxed at once")]
    fn of(map: &FoldMap<u16>) -> Self {
        let mut words: Vec<(u64, u16)> = map.iter().map(|(word, bits)| (*word, *bits)).collect();
        words.sort_unstable();
        let mut groups = vec![Vec::new(); GROUPS];
        for word in words {
            groups[Self::group(word.0)].push(word);
        }
        // The largest need the most room.
        let mut order: Vec<usize> = (0..GROUPS).collect();
        order.sort_by_key(|group| std::cmp::Reverse(groups[*group].len()));
        let mut lexicon =
            Self { shifts: Box::new([0; GROUPS]), places: Box::new([Known::default(); PLACES]) };
        for group in order {
            let words = &groups[group];
            let fits = |shift: &u16| {
                let place = |(word, _): &(u64, u16)| Self::place(*word, *shift);
                words.iter().enumerate().all(|(index, word)| {
                    let taken = words[..index].iter().any(|other| place(other) == place(word));
                    lexicon.places[place(word)].check == 0 && !taken
                })
            };
            // Two words of one place in any case: the first has it.
            let shift = (0..PLACES as u16).find(fits).unwrap_or_default();
            lexicon.shifts[group] = shift;
            for (word, bits) in words {
                let languages = FUNCTION_WORDS.get(word).copied().unwrap_or_default();
                let known = &mut lexicon.places[Self::place(*word, shift)];
                if known.check == 0 {
                    *known = Known { check: Self::check(*word), bits: *bits, languages };
                }
            }
        }
        lexicon
    }

    const fn group(word: u64) -> usize {
        (word >> 52) as usize % GROUPS
    }

    const fn place(word: u64, shift: u16) -> usize {
        ((word >> 32) as usize ^ shift as usize) % PLACES
    }

    const fn check(word: u64) -> u32 {
        word as u32 | 1
    }

    /// What is known of a word; nothing of one that is in no table.
    #[inline]
    pub(crate) fn get(&self, word: u64) -> Known {
        let known = self.places[Self::place(word, self.shifts[Self::group(word)])];
        // All ones where it is the word.
        let own = u32::from(known.check == Self::check(word)).wrapping_neg();
        Known {
            check: known.check & own,
            bits: known.bits & own as u16,
            languages: known.languages & own as u8,
        }
    }
}

/// The bits of [`LEXICON`].
pub(crate) mod word {
    /// A word of grammar; the lowest bit, so that it can be counted.
    pub(crate) const GRAMMAR: u16 = 1;
    /// A word that ends a writer's role.
    pub(crate) const ROLE: u16 = 1 << 1;
    /// A section's name.
    pub(crate) const SECTION: u16 = 1 << 2;
    /// A word of mastheads.
    pub(crate) const OUTLET: u16 = 1 << 3;
    /// A word that a short line of furniture holds.
    pub(crate) const FURNITURE: u16 = 1 << 4;
    /// A line of furniture by itself.
    pub(crate) const BUTTON: u16 = 1 << 5;
    /// Says that something was published or updated.
    pub(crate) const PUBLISHED: u16 = 1 << 6;
    /// Opens a byline.
    pub(crate) const BYLINE: u16 = 1 << 7;
    /// The longest word of a phrase of rights lines or pictures.
    pub(crate) const PHRASE: u16 = 1 << 8;
    /// A month.
    pub(crate) const MONTH: u16 = 1 << 9;
    /// A word of the titles of press summaries.
    pub(crate) const SUMMARY: u16 = 1 << 10;
    /// A word of institutions' names.
    pub(crate) const INSTITUTION: u16 = 1 << 11;
    /// Opens a note or credits.
    pub(crate) const NOTE: u16 = 1 << 13;
    /// Opens a sign-off.
    pub(crate) const SIGN_OFF: u16 = 1 << 12;
    /// Stands before a writer's name.
    pub(crate) const WRITER: u16 = 1 << 14;
    /// The first word of what opens or marks the end of a page.
    pub(crate) const END: u16 = 1 << 15;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_has_a_place_of_its_own() {
        let known: Vec<_> = LEXICON.places.iter().filter(|known| known.check != 0).collect();
        assert!(known.len() * 2 < PLACES, "{} words", known.len());
        for (word, bit) in
            [("the", word::GRAMMAR), ("March", word::MONTH), ("Reporter", word::ROLE)]
        {
            assert_ne!(LEXICON.get(fold(word)).bits & bit, 0, "{word}");
        }
        let told = |(word, languages): (&u64, &u8)| {
            let known = LEXICON.get(*word);
            (known.bits & word::GRAMMAR, known.languages) == (word::GRAMMAR, *languages)
        };
        assert!(FUNCTION_WORDS.iter().all(told));
        assert_eq!(LEXICON.get(fold("Kelda")).bits, 0);
    }
}
