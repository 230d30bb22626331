//! Each command does what its help says.

use std::fs;

use copydesk_tests::root;
use serde_json::Value;

use crate::run::{jsonl, run, run_with};

const SEED: &str = "seeds/01-kyodo-wrapped-timor-patrols.txt";

#[test]
fn parse_gives_an_article_a_line() {
    let run = run(&["parse", SEED]);
    assert_eq!((run.status, run.err.as_str()), (0, ""));
    let articles = run.objects();
    let article = &articles[0];
    assert_eq!(articles.len(), 1);
    assert_eq!(article["schema"], "copydesk.article/1");
    assert_eq!(article["id"], SEED);
    assert_eq!(article["source"]["path"], SEED);
    assert_eq!(article["source"]["layout"], "kyodo-wrapped");
    let text = fs::read_to_string(root().join(SEED)).unwrap();
    let mut at = 0;
    for block in article["blocks"].as_array().unwrap() {
        assert_eq!(block["start"].as_u64().unwrap(), at);
        at = block["end"].as_u64().unwrap();
    }
    assert_eq!(at, text.len() as u64);
}

#[test]
fn parse_outlines_for_people() {
    let run = run(&["parse", SEED, "--format", "outline"]);
    assert_eq!(run.status, 0);
    assert!(run.out.starts_with(SEED), "{}", run.out);
    assert!(run.out.contains("\nparagraph "), "{}", run.out);
    assert!(run.out.contains("copy/lost-text"), "{}", run.out);
}

#[test]
fn a_layout_can_be_asked_for() {
    let asked = run(&["parse", SEED, "--layout", "plain"]);
    assert_eq!(asked.objects()[0]["source"]["layout"], "plain");
    let unknown = run(&["parse", SEED, "--layout", "telex"]);
    assert_eq!((unknown.status, unknown.out.as_str()), (2, ""));
    assert!(unknown.err.contains("no layout has the id `telex`; there are: "), "{}", unknown.err);
}

#[test]
fn annotate_gives_what_was_found_a_line() {
    let run = run(&["annotate", SEED]);
    assert_eq!((run.status, run.err.as_str()), (0, ""));
    let found = &run.objects()[0];
    assert_eq!(found["schema"], "copydesk.annotations/1");
    assert_eq!(found["id"], SEED);
    for key in ["sentences", "names", "quotes", "times", "quantities"] {
        assert!(!found[key].as_array().unwrap().is_empty(), "no {key}");
    }
}

#[test]
fn analyze_writes_four_files_and_a_summary() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("deep").join("report");
    let run = run(&["analyze", "seeds", "--out", out.to_str().unwrap()]);
    assert_eq!((run.status, run.err.as_str()), (0, ""));
    assert!(run.out.trim_end().ends_with("report.html"), "{}", run.out);
    let mut names: Vec<String> = fs::read_dir(&out)
        .unwrap()
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(names, ["analysis.json", "annotations.jsonl", "articles.jsonl", "report.html"]);
    let read = |name: &str| fs::read_to_string(out.join(name)).unwrap();
    let analysis: Value = serde_json::from_str(&read("analysis.json")).unwrap();
    assert_eq!(analysis["schema"], "copydesk.analysis/1");
    let seeds = read("articles.jsonl").lines().count();
    assert!(seeds >= 25);
    assert_eq!(read("annotations.jsonl").lines().count(), seeds);
    assert!(read("report.html").starts_with("<!"));
}

/// The events that seeds/README.md lists: seven articles tell A, six B.
#[test]
fn analyze_tells_the_events_of_the_seeds_apart() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().to_str().unwrap();
    let run = run(&["analyze", "seeds", "--out", out, "--quiet"]);
    assert_eq!((run.status, run.out.as_str()), (0, ""));
    let analysis = fs::read_to_string(folder.path().join("analysis.json")).unwrap();
    let analysis: Value = serde_json::from_str(&analysis).unwrap();
    let groups = |key: &str| -> Vec<Vec<String>> {
        let ids = |group: &Value| {
            let ids = group["articles"].as_array().unwrap().iter();
            ids.map(|id| id.as_str().unwrap()["seeds/".len()..][..2].to_owned()).collect()
        };
        let mut groups: Vec<Vec<String>> =
            analysis[key].as_array().unwrap().iter().map(ids).collect();
        groups.retain(|group| group.len() > 1);
        groups.sort();
        groups
    };
    let stories = [
        &["01", "04", "07", "14", "16", "18", "23"][..],
        &["03", "08"],
        &["05", "09", "10", "17", "20", "24"],
    ];
    assert_eq!(groups("stories"), stories);
    assert_eq!(groups("reprints"), [["01", "14"], ["05", "10"]]);
}

#[test]
fn explain_shows_kinds_in_the_margin_and_evidence_on_request() {
    let plain = run(&["explain", SEED]);
    assert_eq!(plain.status, 0);
    assert!(plain.out.lines().any(|line| line.starts_with(" 1 masthead")), "{}", plain.out);
    assert!(plain.out.contains(&format!("{SEED}:")), "{}", plain.out);
    let evidence = run(&["explain", SEED, "--evidence"]);
    assert!(evidence.out.starts_with("kyodo-wrapped "), "{}", evidence.out);
    assert!(evidence.out.len() > plain.out.len());
}

#[test]
fn explain_tells_who_said_what_on_request() {
    let found = run(&["explain", "seeds/09-web-page-halifax-docks.txt", "--quotes"]);
    let told = "  speaker    Denise Comeau (named), `she` 14:187, by quote-subject-verb, cue `said` 14:191";
    assert!(found.out.contains("\n8 quotations\n"), "{}", found.out);
    assert!(found.out.lines().any(|line| line == told), "{}", found.out);
}

#[test]
fn a_stream_is_decided_an_article_at_a_time_alike_on_any_number_of_threads() {
    let one = run(&["stream", "seeds", "--threads", "1"]);
    let decisions = one.objects();
    assert_eq!(one.status, 0);
    assert_eq!(decisions.len(), run(&["parse", "seeds"]).objects().len());
    let joined = decisions.iter().find(|decision| !decision["score"].is_null()).unwrap();
    let opened = decisions.iter().find(|decision| decision["story"] == joined["story"]).unwrap();
    assert_eq!(opened["score"], Value::Null);
    assert_eq!(run(&["stream", "seeds", "--threads", "4"]).out, one.out);
    let narrow = run(&["stream", "seeds", "--articles", "1"]).objects();
    assert!(narrow.iter().all(|decision| decision["score"].is_null()));
    assert_eq!(narrow[1]["closed"][0], narrow[0]["story"]);
}

#[test]
fn layouts_are_listed() {
    let run = run(&["layouts"]);
    let listed: Vec<&str> = run.out.lines().collect();
    for id in ["kyodo-wrapped", "wire", "web-page", "press-summary", "plain"] {
        assert!(listed.contains(&id), "{id} is not in {listed:?}");
    }
}

#[test]
fn schemas_are_json_and_name_their_document() {
    for name in ["article", "annotations", "analysis", "decision"] {
        let run = run(&["schema", name]);
        let schema: Value = serde_json::from_str(&run.out).unwrap();
        assert_eq!(schema["properties"]["schema"]["const"], format!("copydesk.{name}/1"));
    }
}

#[test]
fn help_shows_examples() {
    for command in ["parse", "annotate", "analyze", "stream", "explain", "schema"] {
        let run = run(&[command, "--help"]);
        assert_eq!(run.status, 0);
        assert!(run.out.contains(&format!("copydesk {command} ")), "{}", run.out);
    }
    let nothing = run(&[]);
    assert_eq!(nothing.status, 2);
    assert!(nothing.err.contains("copydesk analyze seeds --out report"), "{}", nothing.err);
}

#[test]
fn the_number_of_threads_does_not_reach_the_output() {
    let seeds: Vec<String> = fs::read_dir(root().join("seeds"))
        .unwrap()
        .filter_map(|file| fs::read_to_string(file.unwrap().path()).ok())
        .collect();
    let texts = seeds.iter().map(String::as_str).cycle();
    let copy = jsonl((0..200).zip(texts).map(|(id, text)| (id.to_string(), text)));
    let with = |threads| run_with(&["annotate", "--threads", threads], &root(), copy.as_bytes());
    let (one, two) = (with("1"), with("2"));
    assert_eq!((one.status, one.err.as_str()), (0, ""));
    // The second item of a press summary is an article of its own, `ID#2`.
    let first = one.out.lines().filter(|line| !line.contains("#2\","));
    assert_eq!(first.count(), copy.lines().count());
    assert!(one.out == two.out);
}
