//! The builder takes plug-ins of every kind and refuses those whose id is taken.

use copydesk::analysis::EngineError;
use copydesk::core::{
    Block, BlockKind, CarrierError, CarrierId, CorpusPass, Detection, Enclosed, Field, Given,
    LayoutId, Metadata, NoNeeds, PassId, Unpacked,
};
use copydesk::{
    Article, ArticlePass, Builder, Carried, Carrier, Desk, DeskError, Layout, Parsed, Source,
};

/// A layout of one paragraph, with an id and a score chosen by the test.
struct One(&'static str, f32);

impl Layout for One {
    fn id(&self) -> LayoutId {
        LayoutId::new(self.0)
    }

    fn detect(&self, _: &Source) -> Detection {
        Detection::score(self.1)
    }

    fn parse(&self, source: &Source) -> Parsed {
        let block = Block::new(BlockKind::Paragraph, source.span());
        Article::new(source.clone(), vec![block], Vec::new(), Metadata::default())
            .map(|article| Parsed { articles: vec![article.clone(), article], ..Parsed::default() })
            .unwrap_or_default()
    }
}

/// A carrier of one source a file, with an id chosen by the test.
struct File(&'static str);

impl Carrier for File {
    fn id(&self) -> CarrierId {
        CarrierId::new(self.0)
    }

    fn detect(&self, bytes: &[u8]) -> Detection {
        Detection::score(if bytes.starts_with(b"%") { 1.0 } else { 0.0 })
    }

    fn unpack(&self, carried: Carried<'_>, sink: &mut dyn FnMut(Result<Unpacked, CarrierError>)) {
        let text = String::from_utf8_lossy(carried.bytes);
        sink(
            Source::new(text)
                .map(Unpacked::Source)
                .map_err(|error| CarrierError::new(carried.path, error.to_string())),
        );
    }
}

/// A carrier of what another reads: `<` and the rest, once for each `<`.
struct Wrapped;

impl Carrier for Wrapped {
    fn id(&self) -> CarrierId {
        CarrierId::new("wrapped")
    }

    fn detect(&self, bytes: &[u8]) -> Detection {
        Detection::score(if bytes.starts_with(b"<") { 1.0 } else { 0.0 })
    }

    fn unpack(&self, carried: Carried<'_>, sink: &mut dyn FnMut(Result<Unpacked, CarrierError>)) {
        let mut given = Given::default();
        given.id = Some("a7".to_owned());
        given.path = Some(carried.path.to_owned());
        given.outlet = Some("Harbour Courier".to_owned());
        given.metadata.section = Some(Field::given("Piers"));
        let enclosed = Enclosed::new(carried.bytes[1..].to_vec(), given);
        sink(Ok(Unpacked::Enclosed(Box::new(enclosed))));
    }
}

/// The length of an article.
struct Length;

impl ArticlePass for Length {
    type Needs = NoNeeds;
    type Output = usize;

    fn id(&self) -> PassId {
        PassId::new("length")
    }

    fn run(&self, article: &Article, (): ()) -> usize {
        article.text().len()
    }
}

/// The lengths of all articles together.
struct Total;

impl CorpusPass for Total {
    type Needs = (Length,);
    type After = NoNeeds;
    type Part = usize;
    type Output = usize;

    fn id(&self) -> PassId {
        PassId::new("total")
    }

    fn map(&self, _: &Article, (length,): (&usize,)) -> usize {
        *length
    }

    fn reduce(&self, parts: Vec<usize>, (): ()) -> usize {
        parts.iter().sum()
    }
}

fn source() -> Source {
    Source::new("The pier is open.\n").unwrap()
}

#[test]
fn the_built_in_plug_ins_fit_together() {
    let desk = Desk::builder().build().unwrap();
    assert!(desk.layouts().any(|layout| layout.id().as_str() == "plain"));
    assert!(desk.carriers().any(|carrier| carrier.id().as_str() == "jsonl"));
    assert!(desk.engine().passes().iter().any(|pass| pass.id.as_str() == "said"));
}

#[test]
fn a_pass_of_either_kind_is_registered_with_one_word() {
    let desk = Desk::builder().pass(Total).pass(Length).build().unwrap();
    let articles: Vec<Article> = (0..3).flat_map(|_| desk.parse(&source()).articles).collect();
    let coverage = desk.analyze(articles);
    assert_eq!(coverage.analysis.get::<Total>(), Some(&54));
}

#[test]
fn two_plug_ins_with_one_id_are_refused() {
    let layout = Desk::builder().layout(One("plain", 0.5)).build().unwrap_err();
    assert_eq!(layout.to_string(), "two layouts have the id `plain`; each layout has its own id");
    let carrier = Desk::builder().carrier(File("jsonl")).build().unwrap_err();
    assert_eq!(carrier, DeskError::DuplicateCarrier(CarrierId::new("jsonl")));
    let pass = Desk::builder().pass(Length).article_pass(Length).build().unwrap_err();
    assert!(matches!(pass, DeskError::Engine(EngineError::DuplicateId { .. })), "{pass}");
}

#[test]
fn what_a_pass_needs_must_be_there() {
    let missing = Builder::empty().layout(One("one", 0.5)).corpus_pass(Total).build().unwrap_err();
    assert!(matches!(missing, DeskError::Engine(EngineError::Missing(_))), "{missing}");
    assert_eq!(Builder::empty().pass(Length).build().unwrap_err(), DeskError::NoLayout);
}

#[test]
fn the_best_layout_reads_and_the_first_of_equals() {
    let desk = Builder::empty()
        .layout(One("low", 0.1))
        .layout(One("first", 0.7))
        .layout(One("second", 0.7))
        .build()
        .unwrap();
    let ids: Vec<String> =
        desk.detect(&source()).into_iter().map(|(id, _)| id.to_string()).collect();
    assert_eq!(ids, ["first", "second", "low"]);
    let parsed = desk.parse(&source());
    assert_eq!(parsed.articles[0].layout(), Some((&LayoutId::new("first"), 0.7)));
    let asked = desk.parse_as(&LayoutId::new("low"), &source()).unwrap();
    assert_eq!(asked.articles[0].layout(), Some((&LayoutId::new("low"), 0.1)));
    let unknown = desk.parse_as(&LayoutId::new("telex"), &source()).unwrap_err();
    assert_eq!(unknown.to_string(), "no layout has the id `telex`; there are: low, first, second");
}

#[test]
fn further_articles_of_one_source_are_numbered() {
    let desk = Builder::empty().layout(One("one", 0.5)).build().unwrap();
    let ids: Vec<String> =
        desk.parse(&source()).articles.iter().map(|article| article.id().to_owned()).collect();
    assert_eq!(ids, ["-", "-#2"]);
}

#[test]
fn the_carrier_that_fits_unpacks_and_none_is_an_error() {
    let desk = Builder::empty().layout(One("one", 0.5)).carrier(File("file")).build().unwrap();
    let carried = |bytes| Carried::whole("some/file", bytes);
    assert_eq!(desk.read(carried(b"% copy")).into_iter().flatten().count(), 2);
    let refused = desk.read(carried(b"copy")).pop().unwrap().unwrap_err();
    assert_eq!(refused.to_string(), "some/file: no registered carrier knows this form");
}

#[test]
fn what_a_carrier_encloses_is_read_by_another_and_completed() {
    let desk = Builder::empty()
        .layout(copydesk::parser::Plain)
        .carrier(File("file"))
        .carrier(Wrapped)
        .build()
        .unwrap();
    let read = |bytes| desk.read(Carried::whole("some/file", bytes)).pop().unwrap();
    let article =
        read(b"<<%The pier on the northern side of the harbour is open again.\n").unwrap();
    assert_eq!(article.id(), "a7");
    assert_eq!(article.source().given().path.as_deref(), Some("some/file"));
    assert_eq!(article.metadata().publisher.as_ref().unwrap().value, "Harbour Courier");
    assert_eq!(article.metadata().section.as_ref().unwrap().value, "Piers");
    let unknown = read(b"<copy").unwrap_err();
    assert_eq!(unknown.to_string(), "some/file#a7: no registered carrier knows this form");
    let deep = read(b"<<<<<<<<%The pier is open.\n").unwrap_err();
    assert!(deep.to_string().ends_with("forms are enclosed in each other more than 4 deep"));
}
