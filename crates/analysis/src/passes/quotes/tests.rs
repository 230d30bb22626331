use super::*;
use crate::passes::tokens::reading_of;

/// `kind [content | content] speaker <relayed by> (rule)`, a line a quote.
fn dump(text: &str) -> String {
    let (article, reading) = reading_of(text);
    let sentences = Sentences.run(&article, (&reading,));
    let names = Names.run(&article, (&reading, &sentences));
    let quotes = Quotes.run(&article, (&reading, &sentences, &names));
    let line = |quote: &Quote| {
        let content: Vec<&str> = quote.content.iter().map(|span| span.of(text)).collect();
        let speaker = quote.speaker.as_ref().map_or("-", |speaker| speaker.name.as_str());
        let relayed = quote.relayed_by.as_ref().map(|by| format!(" <{}>", by.name));
        let kind = match quote.kind {
            QuoteKind::Direct => "direct",
            QuoteKind::Mixed => "mixed",
            QuoteKind::Indirect => "indirect",
        };
        format!(
            "{kind} [{}] {speaker}{} ({})",
            content.join(" | "),
            relayed.unwrap_or_default(),
            quote.rule
        )
    };
    quotes.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn quote_subject_verb_and_quote_verb_subject() {
    assert_eq!(
        dump("\"We sail at dawn,\" Karen Ode said. \"Not before noon,\" said Peter Marsh."),
        "direct [We sail at dawn] Karen Ode (quote-subject-verb)\n\
         direct [Not before noon] Peter Marsh (quote-verb-subject)"
    );
}

#[test]
fn subject_verb_quote_with_a_listener() {
    assert_eq!(
        dump("Karen Ode told reporters, \"We sail at dawn.\""),
        "direct [We sail at dawn.] Karen Ode (subject-verb-quote)"
    );
}

#[test]
fn a_split_quote_is_one_utterance() {
    assert_eq!(
        dump("\"We sail at dawn,\" Ode said. \"The crew is ready.\""),
        "direct [We sail at dawn | The crew is ready.] Ode (quote-subject-verb)"
    );
}
