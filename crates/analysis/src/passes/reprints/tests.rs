//! Tests of the pass on invented copy, and of the index against comparing all pairs.

use copydesk_core::{
    Article, ArticlePass, Block, BlockKind, CorpusPass, Field, Metadata, PartialDate, Published,
    Source,
};

use super::index::{Pair, need, pairs};
use super::shingles::Shingles;
use super::{Direction, Part, Reprints};
use crate::passes::tokens::Tokens;

const COPY: &str = "The town council voted on Tuesday to close the swimming bath on Mill Lane \
after a survey found cracks in the roof beams. Repairs would cost more than the bath earns in \
twelve years, the treasurer told a crowded meeting, and no fund would lend so much.\n";
const MORE: &str = "Swimmers who had come with towels around their necks booed when the result \
was read out. A petition with nine hundred names lay on the table.\n";

fn article(blocks: &[(BlockKind, &str)], metadata: Metadata) -> Article {
    let text: String = blocks.iter().map(|block| block.1).collect();
    let mut from = 0;
    let blocks = blocks.iter().map(|&(kind, text)| {
        let span = copydesk_core::Span::from_usize(from, from + text.len());
        from += text.len();
        Block::new(kind, span)
    });
    Article::new(Source::new(text.as_str()).unwrap(), blocks.collect(), Vec::new(), metadata)
        .unwrap()
}

fn plain(text: &str) -> Article {
    article(&[(BlockKind::Paragraph, text)], Metadata::default())
}

fn part(article: &Article) -> Part {
    Reprints.map(article, (&Tokens.run(article, ()),))
}

fn run(articles: &[Article]) -> Vec<super::ReprintGroup> {
    Reprints.reduce(articles.iter().map(part).collect(), ())
}

#[test]
fn a_trimmed_copy_is_found_with_its_passage() {
    let long = plain(&format!("{COPY}{MORE}"));
    let short = plain(&format!("A quiet week otherwise. {COPY}"));
    let groups = run(&[plain("Rain is forecast for the whole of the coast.\n"), long, short]);
    assert_eq!(groups.len(), 1);
    assert_eq!(groups[0].articles, [1, 2]);
    let pair = &groups[0].pairs[0];
    assert_eq!(pair.direction, Direction::BFromA);
    let [shared] = pair.shared[..] else { panic!("{:?}", pair.shared) };
    assert_eq!(shared.a.of(COPY), COPY.trim_end_matches(['.', '\n']));
    assert_eq!(shared.b.start, 24);
}

#[test]
fn two_accounts_of_one_event_are_no_reprints() {
    let other = "On Tuesday the council decided that the bath on Mill Lane must close. Cracks \
had been found in the beams of its roof, and the treasurer said that repairs would swallow more \
than twelve years' takings. Nobody would lend that much, he told a full hall.\n";
    assert_eq!(run(&[plain(COPY), plain(other)]), []);
}

#[test]
fn credits_tell_the_direction_whatever_the_length() {
    let named = |name: &str| {
        let mut metadata = Metadata::default();
        metadata.publisher = Some(Field::given(name));
        metadata
    };
    let body = format!("{COPY}{MORE}");
    let original = article(&[(BlockKind::Paragraph, COPY)], named("Dale Wire"));
    let credit = (BlockKind::Credits, "(Additional reporting by Dale Wire)\n");
    let reprint = article(&[(BlockKind::Paragraph, &body), credit], named("Hill Gazette"));
    let groups = run(&[original, reprint]);
    let pair = &groups[0].pairs[0];
    assert_eq!(pair.direction, Direction::BFromA);
    assert_eq!(pair.evidence[0].0, 1);
    assert_eq!(pair.evidence[0].1.note, "credits the other's outlet");
}

#[test]
fn of_equal_copies_the_later_one_is_made_from_the_earlier() {
    let on = |day| {
        let mut metadata = Metadata::default();
        metadata.published = Some(Published::new(PartialDate::full(2020, 3, day)));
        article(&[(BlockKind::Paragraph, COPY)], metadata)
    };
    let direction = |a, b| run(&[on(a), on(b)])[0].pairs[0].direction;
    assert_eq!(direction(4, 5), Direction::BFromA);
    assert_eq!(direction(5, 4), Direction::AFromB);
    assert_eq!(direction(4, 4), Direction::Unknown);
}

#[test]
fn equal_copies_have_no_direction() {
    let groups = run(&[plain(COPY), plain(COPY), plain(COPY)]);
    assert_eq!(groups[0].pairs.len(), 3);
    assert!(groups[0].pairs.iter().all(|pair| pair.direction == Direction::Unknown));
    assert!(groups[0].pairs.iter().all(|pair| pair.evidence.is_empty()));
}

#[test]
fn nothing_to_compare() {
    assert_eq!(run(&[]), []);
    assert_eq!(run(&[plain("x\n"), plain("x\n")]), []);
}

/// Numbers that look drawn by chance and are the same on every machine.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (self.0 >> 33) % sides
    }
}

#[test]
fn the_index_finds_what_comparing_all_finds() {
    let mut dice = Dice(7);
    let mut found = 0;
    for _ in 0..20 {
        let articles: Vec<Shingles> = (0..40)
            .map(|_| {
                // A stretch of one of three long texts, and shingles of its own behind it.
                let (text, from) = (dice.roll(3) * 1000, dice.roll(60));
                let len = 20 + dice.roll(80);
                let own = dice.roll(60);
                let hashes = (from..from + len).map(|n| text + n);
                let mut distinct: Vec<u64> =
                    hashes.chain((0..own).map(|_| 9000 + dice.roll(100_000))).collect();
                distinct.sort_unstable();
                distinct.dedup();
                Shingles { distinct, ..Shingles::default() }
            })
            .collect();
        let articles: Vec<&Shingles> = articles.iter().collect();
        let all = compare_all(&articles);
        found += all.len();
        assert_eq!(pairs(&articles), all);
    }
    assert!(found > 1000, "{found} pairs are too few to compare");
}

fn compare_all(articles: &[&Shingles]) -> Vec<Pair> {
    let mut pairs = Vec::new();
    for (a, x) in articles.iter().enumerate() {
        for (b, y) in articles.iter().enumerate().skip(a + 1) {
            let shared = x.distinct.iter().filter(|hash| y.distinct.contains(hash)).count();
            if shared >= need(x.distinct.len().min(y.distinct.len())) {
                pairs.push(Pair { a: a as u32, b: b as u32, shared: shared as u32 });
            }
        }
    }
    pairs
}
