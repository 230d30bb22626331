//! The JSON documents: their form, their offsets, their schema.

#[allow(dead_code, reason = "a part of it serves other tests")]
mod fixture;

use copydesk_analysis::passes::stories::stream::{Change, Decision};
use copydesk_core::{
    Article, Block, BlockKind, Diagnostic, Evidence, Field, Given, LayoutId, Mark, MarkKind,
    Metadata, Published, Severity, Source, Span,
};
use copydesk_report::Offsets;
use copydesk_report::json::{
    AnalysisDocument, AnnotationsDocument, ArticleDocument, DecisionDocument, SCHEMAS, schema,
    to_line, write_line,
};
use serde_json::Value;

const COPY: &str = "“Ferry” resumes\n\nKELDA — It sails\nat noon. (May 2)\n";

fn small() -> Article {
    let at = |words: &str| {
        let start = COPY.find(words).expect("in the copy");
        Span::from_usize(start, start + words.len())
    };
    let mut given = Given::default();
    given.id = Some("piece-1".to_owned());
    let mut metadata = Metadata::default();
    metadata.headline = Some(Field::read("“Ferry” resumes", at("“Ferry” resumes")));
    let mut published = Published::new("XXXX-05-02".parse().expect("a date"));
    published.candidates = vec![2031, 2036];
    published.evidence = vec![Evidence::new(at("(May 2)"), "the date stamp")];
    metadata.published = Some(published);
    let source = Source::with(COPY, given).expect("short");
    let paragraph = at("KELDA").start;
    let blocks = vec![
        Block::new(BlockKind::Headline, Span::new(0, paragraph)),
        Block::new(BlockKind::Paragraph, Span::new(paragraph, source.span().end)),
    ];
    let marks = vec![
        Mark::new(MarkKind::DateStamp, at("(May 2)")),
        Mark::new(MarkKind::Dateline, at("KELDA —")),
    ];
    let problem = Diagnostic::new("test/noon", Severity::Note, at("noon"), "noon where")
        .related(at("KELDA"), "perhaps here");
    Article::new(source, blocks, marks, metadata)
        .expect("tiles")
        .with_diagnostics(vec![problem])
        .expect("inside")
        .with_layout(LayoutId::new("wire"), 0.7)
}

#[test]
fn an_article() {
    let article = small();
    let document = ArticleDocument::new(&article, Offsets::Char);
    insta::assert_snapshot!(serde_json::to_string_pretty(&document).expect("writes"), @r#"
    {
      "schema": "copydesk.article/1",
      "id": "piece-1",
      "source": {
        "path": null,
        "encoding": "UTF-8",
        "start": null,
        "layout": "wire",
        "score": 0.7
      },
      "metadata": {
        "headline": "“Ferry” resumes",
        "deck": null,
        "byline": null,
        "authors": [],
        "dateline": null,
        "published": {
          "value": "XXXX-05-02",
          "precision": "month_day",
          "time": null,
          "candidates": [
            2031,
            2036
          ],
          "evidence": [
            {
              "start": 43,
              "end": 50,
              "note": "the date stamp"
            }
          ]
        },
        "publisher": null,
        "agency": null,
        "section": null,
        "slug": null,
        "language": null,
        "rights": null,
        "url": null,
        "keywords": [],
        "credits": [],
        "modified": null,
        "embargo": null,
        "version": null,
        "status": null,
        "urgency": null,
        "usage_terms": null,
        "located": null,
        "subjects": [],
        "identifiers": [],
        "wire": null
      },
      "blocks": [
        {
          "kind": "headline",
          "start": 0,
          "end": 17,
          "text": "“Ferry” resumes"
        },
        {
          "kind": "paragraph",
          "start": 17,
          "end": 51,
          "text": "KELDA — It sails at noon. (May 2)"
        }
      ],
      "marks": [
        {
          "kind": "dateline",
          "start": 17,
          "end": 24,
          "text": "KELDA —"
        },
        {
          "kind": "date_stamp",
          "start": 43,
          "end": 50,
          "text": "(May 2)"
        }
      ],
      "body": "It sails at noon.",
      "diagnostics": [
        {
          "code": "test/noon",
          "severity": "note",
          "start": 37,
          "end": 41,
          "message": "noon where",
          "help": null,
          "related": [
            {
              "start": 17,
              "end": 22,
              "note": "perhaps here"
            }
          ]
        }
      ]
    }
    "#);
}

#[test]
fn the_body_is_that_of_the_article() {
    let (wire, _) = fixture::agency().done();
    let (page, _) = fixture::paste().done();
    for article in [small(), wire, page] {
        let document = ArticleDocument::new(&article, Offsets::Byte);
        assert_eq!(document.body, article.body());
    }
}

#[test]
fn offsets_are_those_of_the_unit_asked_for() {
    let article = small();
    for (offsets, text) in [
        (Offsets::Byte, COPY.bytes().map(u32::from).collect::<Vec<u32>>()),
        (Offsets::Char, COPY.chars().map(u32::from).collect()),
        (Offsets::Utf16, COPY.encode_utf16().map(u32::from).collect()),
    ] {
        let document = ArticleDocument::new(&article, offsets);
        let ends: Vec<u32> = document.blocks.iter().map(|block| block.place.end).collect();
        assert_eq!(ends.last().copied(), u32::try_from(text.len()).ok(), "{offsets}");
        let stamp = document.marks[1].place;
        let first = text[stamp.start as usize];
        assert_eq!(char::from_u32(first), Some('('), "{offsets}");
    }
}

#[test]
fn annotations_point_into_the_text() {
    let fixture = fixture::fixture();
    fixture.view(|view| {
        for view in view.articles {
            let document = AnnotationsDocument::new(view.article, &view.annotations, Offsets::Byte);
            let text = view.article.text();
            for quote in &document.quotes {
                let Some(speaker) = &quote.speaker else { continue };
                let last = speaker.name.rsplit(' ').next().unwrap_or_default();
                let place = speaker.place.start as usize..speaker.place.end as usize;
                assert!(text[place].contains(last), "{}", speaker.name);
            }
        }
        let view = &view.articles[0];
        let document = AnnotationsDocument::new(view.article, &view.annotations, Offsets::Byte);
        insta::assert_snapshot!(to_line(&document.names[0]).expect("writes"), @r#"{"kind":"person","name":"Mira Aldane","mentions":[{"start":105,"end":116,"form":"name"},{"start":137,"end":140,"form":"pronoun"},{"start":288,"end":299,"form":"name"},{"start":612,"end":624,"form":"role"}],"roles":[{"start":86,"end":104}]}"#);
        insta::assert_snapshot!(to_line(&document.times[3]).expect("writes"), @r#"{"start":493,"end":505,"type":"DATE","value":"2028-11-02","candidates":[],"mod":null}"#);
        insta::assert_snapshot!(to_line(&document.quotes[2]).expect("writes"), @r#"{"kind":"indirect","content":[{"start":553,"end":630}],"speaker":{"start":508,"end":541,"name":"Joss Wetherin","class":"named"},"relayed_by":null,"cue":{"start":543,"end":552},"rule":"fixture","runner_up":null}"#);
        insta::assert_snapshot!(to_line(&document.quantities).expect("writes"), @r#"[{"start":391,"end":409,"kind":"money","value":412000000,"high":null,"unit":"crown","what":null,"bound":"exact"},{"start":424,"end":439,"kind":"count","value":9000,"high":null,"unit":"islander","what":"islander","bound":"exact"}]"#);
    });
}

#[test]
fn an_analysis() {
    fixture::fixture().view(|view| {
        let document = AnalysisDocument::new(view, Offsets::Byte);
        insta::assert_snapshot!(to_line(&document.articles[1]).expect("writes"), @r#"{"index":1,"id":"copy/tunnel-courier.txt","headline":"Open by June or I go, says minister","publisher":"Harbour Courier","agency":null,"published":"2031-03-15","layout":"web-page","story":"story-1","quotes":2,"diagnostics":1}"#);
        insta::assert_snapshot!(to_line(&document.stories).expect("writes"), @r#"[{"id":"story-1","articles":["copy/tunnel-agency.txt","copy/tunnel-courier.txt","copy/tunnel-fjord.txt"],"headline":"Minister stakes her post on the Kelda tunnel","date":"2031-03-14","links":[{"a":"copy/tunnel-agency.txt","b":"copy/tunnel-fjord.txt","score":0.7183,"evidence":[{"article":"copy/tunnel-agency.txt","start":125,"end":131,"note":"both tell of 2031-03-14"},{"article":"copy/tunnel-fjord.txt","start":181,"end":190,"note":"both tell of 2031-03-14"}],"against":[]}],"nearest":null},{"id":"story-2","articles":["copy/museum.txt"],"headline":null,"date":null,"links":[],"nearest":null}]"#);
        insta::assert_snapshot!(to_line(&document.reprints).expect("writes"), @r#"[{"articles":["copy/tunnel-agency.txt","copy/tunnel-courier.txt"],"pairs":[{"a":"copy/tunnel-agency.txt","b":"copy/tunnel-courier.txt","direction":"b_from_a","containment":0.8613,"evidence":[{"article":"copy/tunnel-agency.txt","start":64,"end":81,"note":"the dateline names the agency"}],"shared":[{"a":{"start":86,"end":233},"b":{"start":272,"end":419}},{"a":{"start":235,"end":332},"b":{"start":421,"end":518}}]}]}]"#);
        insta::assert_snapshot!(to_line(&document.said[0]).expect("writes"), @r#"{"speaker":"Mira Aldane","story":"story-1","renderings":[{"article":"copy/tunnel-agency.txt","quote":1,"content":[{"start":236,"end":286,"text":"We will open it, or somebody else will stand here,"},{"start":334,"end":368,"text":"The island has waited long enough."}]},{"article":"copy/tunnel-courier.txt","quote":1,"content":[{"start":422,"end":472,"text":"We will open it, or somebody else will stand here,"}]},{"article":"copy/tunnel-fjord.txt","quote":1,"content":[{"start":248,"end":314,"text":"We shall open it, or someone else will be standing here next time,"},{"start":415,"end":461,"text":"Waiting has lasted long enough for the island."}]}],"score":0.64}"#);
    });
}

#[test]
fn a_document_is_one_line_and_always_the_same() {
    let article = small();
    let mut line = Vec::new();
    write_line(&mut line, &ArticleDocument::new(&article, Offsets::Utf16)).expect("writes");
    let again = to_line(&ArticleDocument::new(&small(), Offsets::Utf16)).expect("writes");
    let line = String::from_utf8(line).expect("is UTF-8");
    assert_eq!(line.strip_suffix('\n'), Some(again.as_str()));
    assert!(!again.contains('\n'));
}

/// Checks a value against a schema: every key is declared, every declared key is there, and types
/// and constants agree. Enough of JSON Schema for what `schemars` writes here.
fn check(value: &Value, schema: &Value, root: &Value, path: &str) {
    if let Some(name) = schema["$ref"].as_str() {
        let name = name.strip_prefix("#/$defs/").expect("a local reference");
        return check(value, &root["$defs"][name], root, path);
    }
    if let Some(options) = schema["anyOf"].as_array() {
        let is_null = |option: &&Value| option["type"] == "null";
        let wanted = options.iter().find(|option| is_null(option) == value.is_null());
        return check(value, wanted.expect("an option"), root, path);
    }
    if let Some(constant) = schema.get("const") {
        assert_eq!(value, constant, "{path}");
    }
    let types: Vec<&str> = match &schema["type"] {
        Value::Array(types) => types.iter().filter_map(Value::as_str).collect(),
        Value::String(one) => vec![one],
        _ => panic!("{path} has no type: {schema}"),
    };
    let found = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(number) if number.is_f64() || !types.contains(&"integer") => "number",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    assert!(types.contains(&found), "{path} is {found}, not {types:?}");
    for item in value.as_array().into_iter().flatten() {
        check(item, &schema["items"], root, &format!("{path}[]"));
    }
    let Some(object) = value.as_object() else { return };
    for (key, value) in object {
        let property = &schema["properties"][key];
        assert!(property.is_object(), "{path}.{key} is not in the schema");
        check(value, property, root, &format!("{path}.{key}"));
    }
    let required = schema["required"].as_array().expect("keys are required");
    let declared = schema["properties"].as_object().expect("has keys");
    assert_eq!(required.len(), declared.len(), "{path}: every key is required");
    for key in declared.keys() {
        assert!(object.contains_key(key), "{path}.{key} is missing");
    }
}

fn schema_of(name: &str) -> Value {
    let schema = schema(name).expect("is known");
    serde_json::from_str(&schema).expect("is JSON")
}

#[test]
fn the_documents_follow_their_schemas() {
    let fixture = fixture::fixture();
    fixture.view(|view| {
        let check = |name: &str, value: Value| {
            let schema = schema_of(name);
            check(&value, &schema, &schema, name);
        };
        for view in view.articles {
            let document = ArticleDocument::new(view.article, Offsets::Byte);
            check("article", serde_json::to_value(document).expect("writes"));
            let document = AnnotationsDocument::new(view.article, &view.annotations, Offsets::Byte);
            check("annotations", serde_json::to_value(document).expect("writes"));
        }
        let document = AnalysisDocument::new(view, Offsets::Byte);
        check("analysis", serde_json::to_value(document).expect("writes"));
    });
    let article = small();
    let document = ArticleDocument::new(&article, Offsets::Char);
    let schema = schema_of("article");
    check(&serde_json::to_value(document).expect("writes"), &schema, &schema, "article");
}

#[test]
fn a_decision_follows_its_schema() {
    let names = |from: &str| (from.to_owned(), "story-1".to_owned());
    let (from, into) = names("story-2");
    let article = small();
    let decision = Decision {
        story: into.clone(),
        score: Some(0.25),
        closest: Some(("a".to_owned(), 0.5)),
        evidence: vec![Evidence::new(Span::new(0, 5), "both use this word")],
        changes: vec![
            Change::Closed { story: "story-0".to_owned() },
            Change::Merged { from: from.clone(), into: into.clone(), score: 0.25 },
            Change::Split { from: into, into: from, articles: vec!["b".to_owned()] },
        ],
    };
    let document = DecisionDocument::new(&article, &decision, Offsets::Char);
    assert_eq!((document.closed.len(), document.merged.len(), document.split.len()), (1, 1, 1));
    let schema = schema_of("decision");
    check(&serde_json::to_value(document).expect("writes"), &schema, &schema, "decision");
}

#[test]
fn schemas_carry_name_and_version() {
    for name in SCHEMAS {
        let schema = schema_of(name);
        assert_eq!(schema["$id"], format!("copydesk.{name}/1"));
        assert_eq!(schema["title"], schema["$id"]);
        assert_eq!(schema["properties"]["schema"]["const"], schema["$id"]);
    }
}

#[test]
fn indices_outside_the_corpus_are_left_out() {
    let mut fixture = fixture::fixture();
    fixture.stories[0].articles.push(99);
    fixture.reprints[0].pairs[0].b = 99;
    fixture.said[0].renderings[0].article = 99;
    fixture.view(|view| {
        let document = AnalysisDocument::new(view, Offsets::Byte);
        assert_eq!(document.stories[0].articles.len(), 3);
        assert!(document.reprints[0].pairs.is_empty());
        assert_eq!(document.said[0].renderings.len(), 2);
    });
}
