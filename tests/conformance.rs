//! The built-in layouts, carriers and passes keep their promises, over the same texts that authors
//! of others run theirs over.

use std::{fs, thread};

use copydesk::core::{Field, Layout};
use copydesk::report::AnnotationsView;
use copydesk::{Article, Desk, Span, annotations_view};
use copydesk_testkit::{
    check_article_pass_with, check_carrier, check_layout, check_layout_on, nasty_articles,
};
use copydesk_tests::root;

/// The seeds that are UTF-8, as text.
fn seeds() -> Vec<String> {
    let mut paths: Vec<_> =
        fs::read_dir(root().join("seeds")).unwrap().map(|file| file.unwrap().path()).collect();
    paths.sort();
    paths.into_iter().filter_map(|path| fs::read_to_string(path).ok()).collect()
}

/// Over the nasty texts and over all seeds, those of other layouts among them.
///
/// Whatever is registered is checked, each layout on a thread of its own.
#[test]
fn layouts() {
    let seeds = seeds();
    let seeds: Vec<&str> = seeds.iter().map(String::as_str).collect();
    let desk = Desk::new();
    let check = |layout: &dyn Layout| {
        let kept = check_layout(layout).and_then(|()| check_layout_on(layout, &seeds));
        kept.map_err(|fault| format!("{}: {fault}", layout.id()))
    };
    let answers: Vec<Result<(), String>> = thread::scope(|scope| {
        let running: Vec<_> = desk.layouts().map(|layout| scope.spawn(|| check(layout))).collect();
        running.into_iter().map(|one| one.join().unwrap()).collect()
    });
    assert!(!answers.is_empty());
    let faults: Vec<String> = answers.into_iter().filter_map(Result::err).collect();
    assert_eq!(faults, [""; 0]);
}

#[test]
fn carriers() {
    let samples: [&[u8]; 3] = [
        b"{\"id\":\"a\",\"text\":\"Pier reopens\\n\\nThe pier is open.\\n\",\"date\":\"2021-03-16\"}\n",
        b"Pier reopens\r\n\r\nThe caf\xe9 on the pier is open, \x93too\x94.\r\n",
        b"\xff\xfeP\0i\0e\0r\0 \0o\0p\0e\0n\0s\0\n\0",
    ];
    for carrier in Desk::new().carriers() {
        check_carrier(carrier, &samples).unwrap();
    }
}

/// What the article passes found, in a form that can be compared.
#[derive(PartialEq)]
struct Found {
    spans: Vec<Span>,
    all: String,
}

impl Found {
    fn of(view: &AnnotationsView<'_>) -> Self {
        let mut spans: Vec<Span> = view.sentences.iter().map(|sentence| sentence.span).collect();
        spans.extend(view.names.iter().flat_map(|name| &name.mentions).map(|m| m.span));
        for quote in view.quotes {
            spans.extend(&quote.content);
            spans.extend(quote.cue);
            let speakers = quote.speaker.iter().chain(&quote.relayed_by);
            spans.extend(speakers.map(|speaker| speaker.span));
        }
        spans.extend(view.times.iter().flat_map(|time| [Some(time.span), time.anchor]).flatten());
        spans.extend(view.quantities.iter().map(|quantity| quantity.span));
        Self { spans, all: format!("{view:?}") }
    }
}

#[test]
fn article_passes() {
    let desk = Desk::new();
    let run = |article: &Article| Found::of(&annotations_view(&desk.annotate(article)));
    check_article_pass_with(run, |found| found.spans.clone()).unwrap();
}

/// The corpus passes over every nasty article, and their output the same for any number of threads.
#[test]
fn corpus_passes() {
    let articles = nasty_articles();
    let run = |threads: usize, articles: &[Article]| {
        let desk = Desk::builder().threads(threads).build().unwrap();
        let coverage = desk.analyze(articles.to_vec());
        let views = coverage.article_views();
        let view = coverage.view(&views);
        for utterance in view.said {
            for rendering in &utterance.renderings {
                let article = view.article(rendering.article).unwrap().article;
                assert!(rendering.content.iter().all(|span| span.get(article.text()).is_some()));
            }
        }
        format!("{:?} {:?} {:?}", view.stories, view.reprints, view.said)
    };
    assert!(run(1, &articles) == run(3, &articles));
    assert_eq!(run(1, &[]), "[] [] []");
    run(2, &articles[..1]);
}

/// Metadata given by a carrier and metadata read are told apart by their spans.
#[test]
fn fields_that_were_read_stand_where_they_say() {
    let desk = Desk::new();
    for seed in seeds() {
        let source = copydesk::Source::new(seed).unwrap();
        for article in desk.parse(&source).articles {
            let metadata = article.metadata();
            let fields = [&metadata.headline, &metadata.publisher, &metadata.section];
            for Field { value, span } in fields.into_iter().flatten() {
                let read = span.and_then(|span| span.get(article.text())).unwrap();
                let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
                assert_eq!(words(read), words(value));
            }
        }
    }
}
