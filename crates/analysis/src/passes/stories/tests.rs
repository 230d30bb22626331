//! Tests of the pass on invented copy.

use copydesk_core::{
    Article, ArticlePass, Block, BlockKind, CorpusPass, Field, Given, Metadata, PartialDate,
    Published, Source, Span,
};

use super::{Stories, Story};
use crate::passes::names::Names;
use crate::passes::sentences::Sentences;
use crate::passes::times::times_of;
use crate::passes::tokens::Tokens;

const STORM: &str = "A storm tore the roof from the fish market of Havnsund on Tuesday, and \
eleven traders were taken to hospital, the fire brigade said. The market stays closed.\n";
const STORM_TOO: &str = "Eleven people were hurt when Tuesday's storm lifted the roof of the \
Havnsund fish market. Traders said the market had been closed for lunch.\n";
const OTHER_STORM: &str = "High winds on Saturday brought down scaffolding beside the fish market \
in Havnsund. Two passers-by were cut by glass, a hospital spokesman said.\n";
const BUDGET: &str = "Parliament passed the budget by one vote after a night of quarrels over the \
tax on sugar, which the finance committee wants to double.\n";

fn article(id: &str, text: &str, date: Option<PartialDate>) -> Article {
    let mut given = Given::default();
    given.id = Some(id.to_owned());
    let source = Source::with(text, given).unwrap();
    let mut metadata = Metadata::default();
    metadata.published = date.map(Published::new);
    let block = Block::new(BlockKind::Paragraph, Span::from_usize(0, text.len()));
    Article::new(source, vec![block], Vec::new(), metadata).unwrap()
}

fn run(articles: &[Article]) -> Vec<Story> {
    let parts = articles.iter().map(|article| {
        let reading = Tokens.run(article, ());
        let times = times_of(article, &reading);
        let sentences = Sentences.run(article, (&reading,));
        let names = Names.run(article, (&reading, &sentences));
        Stories.map(article, (&reading, &names, &times))
    });
    Stories.reduce(parts.collect(), ())
}

fn grouped(articles: &[Article]) -> Vec<Vec<u32>> {
    run(articles).into_iter().map(|story| story.articles).collect()
}

#[test]
fn two_accounts_of_one_event_are_one_story() {
    let articles = [STORM, BUDGET, STORM_TOO].map(|text| article("x", text, None));
    let stories = run(&articles);
    assert_eq!(stories.len(), 2);
    assert_eq!(stories[0].articles, [0, 2]);
    let link = &stories[0].links[0];
    assert_eq!((link.a, link.b), (0, 2));
    let words = link.evidence.iter().filter(|(article, _)| *article == 0);
    let words: Vec<&str> = words.map(|(_, evidence)| evidence.span.of(STORM)).collect();
    assert!(words.contains(&"Tuesday") && words.contains(&"Havnsund"), "{words:?}");
}

#[test]
fn names_in_common_bring_two_wordings_together() {
    let a = "A blaze gutted the paper mill of Brunnholt. Karen Lindqvist, who owns it, said forty \
jobs were gone. Fire chief Jonas Ostrander blamed an old cable. Insurers sent two experts. Trucks stood \
loaded in the yard at noon, bound for Hamburg. The night shift had left early because of a wedding. \
Nobody slept in the gatehouse.\n";
    let b = "Karen Lindqvist wept before the ruins. Her grandfather put up the works when the town \
had no school. Sparks from worn wiring, says Jonas Ostrander, were enough. Smoke drifted across the river \
until dusk, and pupils were kept indoors all afternoon. Bales burn slowly, a chemist explains: air hardly \
gets in. Rain would do little good.\n";
    let of = |a: &str, b: &str| grouped(&[a, b, BUDGET].map(|text| article("x", text, None)));
    assert_eq!(of(a, b), [vec![0, 1], vec![2]]);
}

#[test]
fn whom_both_name_says_nothing_of_another_day() {
    let score = |a: &str, b: &str| {
        let [x, y] = [a, b].map(|text| {
            let article = article("x", text, None);
            let reading = Tokens.run(&article, ());
            let times = times_of(&article, &reading);
            let sentences = Sentences.run(&article, (&reading,));
            let names = Names.run(&article, (&reading, &sentences));
            Stories.map(&article, (&reading, &names, &times)).occasion
        });
        super::scored(&x, &y, 0.2)
    };
    let tuesday = "The bridge will stay shut, Karen Lindqvist said on Tuesday.\n";
    let same = "On Tuesday Karen Lindqvist opened a school.\n";
    let other = "On Friday Karen Lindqvist opened a school.\n";
    let nobody = |text: &str| text.replace("Karen Lindqvist", "she");
    assert!(score(tuesday, same) > score(tuesday, &nobody(same)));
    assert!((score(tuesday, other) - score(tuesday, &nobody(other))).abs() < 1e-9);
}

#[test]
fn another_day_is_another_event_though_the_words_are_alike() {
    let same_day = OTHER_STORM.replace("Saturday", "Tuesday");
    let articles = [STORM, &same_day, BUDGET].map(|text| article("x", text, None));
    assert_eq!(grouped(&articles), [vec![0, 1], vec![2]]);
    let articles = [STORM, OTHER_STORM, BUDGET].map(|text| article("x", text, None));
    assert_eq!(grouped(&articles), [vec![0], vec![1], vec![2]]);
}

#[test]
fn the_nearest_article_outside_is_told_with_what_kept_it_apart() {
    let articles = [STORM, OTHER_STORM, BUDGET].map(|text| article("x", text, None));
    let stories = run(&articles);
    let nearest = stories[0].nearest.as_ref().expect("the other storm is near");
    assert_eq!((nearest.a, nearest.b), (0, 1));
    let against = nearest.against.iter().map(|(at, evidence)| {
        let text = articles[*at as usize].text();
        (*at, evidence.span.of(text), evidence.note.as_ref())
    });
    let note = "the ledes name different days";
    assert_eq!(against.collect::<Vec<_>>(), [(0, "Tuesday", note), (1, "Saturday", note)]);
    assert!(nearest.evidence.iter().any(|(_, evidence)| evidence.note == "both use this word"));
    assert_eq!(run(&articles[2..])[0].nearest, None);
}

#[test]
fn years_apart_are_never_one_story() {
    let on = |year| Some(PartialDate::full(year, 3, 15));
    let articles = [article("a", STORM, on(2019)), article("b", STORM, on(2021))];
    assert_eq!(grouped(&articles), [vec![0], vec![1]]);
    let same = [article("a", STORM, on(2019)), article("b", STORM, on(2019))];
    assert_eq!(run(&same)[0].date, Some(PartialDate::full(2019, 3, 12)));
}

#[test]
fn an_open_year_is_compared_by_month_and_day() {
    let open = |month, day| Some(PartialDate { year: None, month: Some(month), day: Some(day) });
    let full = Some(PartialDate::full(2020, 1, 2));
    let near = [article("a", STORM, open(12, 30)), article("b", STORM, full)];
    assert_eq!(grouped(&near), [vec![0, 1]]);
    let far = [article("a", STORM, open(6, 30)), article("b", STORM, full)];
    assert_eq!(grouped(&far), [vec![0], vec![1]]);
}

#[test]
fn years_that_the_weekdays_exclude_keep_apart() {
    let stamped = |candidates: &[i16]| {
        let mut published =
            Published::new(PartialDate { year: None, month: Some(5), day: Some(4) });
        published.candidates = candidates.to_vec();
        let mut metadata = Metadata::default();
        metadata.published = Some(published);
        let block = Block::new(BlockKind::Paragraph, Span::from_usize(0, STORM.len()));
        Article::new(Source::new(STORM).unwrap(), vec![block], Vec::new(), metadata).unwrap()
    };
    assert_eq!(grouped(&[stamped(&[2011, 2022]), stamped(&[2016])]), [vec![0], vec![1]]);
    assert_eq!(grouped(&[stamped(&[2011, 2022]), stamped(&[2022])]), [vec![0, 1]]);
}

#[test]
fn neither_stories_nor_their_names_depend_on_the_order() {
    let mut articles = vec![
        article("a", STORM, None),
        article("b", STORM_TOO, None),
        article("c", OTHER_STORM, None),
        article("d", BUDGET, None),
    ];
    let names = |articles: &[Article]| {
        let mut names: Vec<(String, Vec<String>)> = run(articles)
            .into_iter()
            .map(|story| {
                let ids = story.articles.iter().map(|&at| articles[at as usize].id().to_owned());
                let mut ids: Vec<String> = ids.collect();
                ids.sort_unstable();
                (story.id, ids)
            })
            .collect();
        names.sort_unstable();
        names
    };
    let before = names(&articles);
    articles.reverse();
    articles.swap(0, 2);
    assert_eq!(names(&articles), before);
}

#[test]
fn the_same_copy_twice_has_two_names_where_it_is_two_stories() {
    let on = |day| Some(PartialDate::full(2020, 3, day));
    let stories = run(&[article("x", STORM, on(1)), article("x", STORM, on(20))]);
    assert_ne!(stories[0].id, stories[1].id);
}

/// Copy of a form of one agency, or of nobody known.
fn bonds(agency: Option<&str>) -> Vec<Vec<u32>> {
    let of = |id: &str, seller: &str, manager: &str| {
        let text = format!(
            "{seller} is raising 200 million crowns through an offering of debentures due 2041 with an \
eight percent coupon and par pricing, said lead manager {manager}. The debentures are not callable for \
five years and were rated single-A by the agencies, the underwriter said.\n"
        );
        let draft = article(id, &text, None);
        let mut metadata = Metadata::default();
        metadata.agency = agency.map(Field::given);
        let block = Block::new(BlockKind::Paragraph, Span::from_usize(0, text.len()));
        Article::new(draft.source().clone(), vec![block], Vec::new(), metadata).unwrap()
    };
    grouped(&[
        of("a", "Velo Motor Corp", "Ode and Marsh Inc"),
        of("b", "Kell Shipping Inc", "Brandal Securities Inc"),
    ])
}

#[test]
fn one_agency_s_copy_of_a_form_is_of_as_many_events_as_it_has_subjects() {
    assert_eq!(bonds(Some("Quay Press")), [[0], [1]]);
    assert_eq!(bonds(None), [[0, 1]]);
}

#[test]
fn one_agency_that_opens_its_copy_anew_tells_one_event() {
    let rest = "after a storm drowned 12 fishermen off Brandal and tore the roof from the Chapel of Elm. The \
Kell Harbour Board closed the Long Pier, and Ferry Master Ada Marsh said that the Northern Isles would be \
without bread until Thursday.";
    let of = |id: &str, opening: &str| {
        let text = format!("{opening} {rest}\n");
        let draft = article(id, &text, None);
        let mut metadata = Metadata::default();
        metadata.agency = Some(Field::given("Quay Press"));
        let block = Block::new(BlockKind::Paragraph, Span::from_usize(0, text.len()));
        Article::new(draft.source().clone(), vec![block], Vec::new(), metadata).unwrap()
    };
    let found = grouped(&[
        of("a", "Ines Moreau, who owns the mill, wept"),
        of("b", "Tomas Wetherin, who leads the police, wept"),
    ]);
    assert_eq!(found, [[0, 1]]);
}

#[test]
fn nothing_to_compare() {
    assert_eq!(run(&[]), []);
    let [story] = &run(&[article("x", "\n", None)])[..] else { panic!("one story expected") };
    assert_eq!((story.articles.as_slice(), story.date), ([0].as_slice(), None));
}
