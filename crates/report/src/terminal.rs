//! The summary of an analysis for a terminal.
//!
//! Fits 88 columns. Long lists are cut to their first rows and say how many more there are; the
//! JSON documents and the HTML report hold all of them. Stories stand in the order of the HTML report:
//! the most articles first, then the earliest day, then by id.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use copydesk_analysis::passes::claims::DifferenceKind;
use copydesk_analysis::passes::reprints::{Direction, ReprintPair};
use copydesk_analysis::passes::said::Utterance;
use copydesk_core::PartialDate;

use crate::paint::{Colour, Ink};
use crate::text::{count, fit, logical_all, shorten};
use crate::{AnalysisView, differences, digest};

const COLUMNS: usize = 88;
/// Rows of a list.
const ROWS: usize = 8;
/// Columns of a value that is told differently.
const VALUE: usize = 36;
/// Columns of a bar.
const BAR: usize = 24;

/// The summary of an analysis.
///
/// ```
/// use copydesk_report::{AnalysisView, Colour, summary};
/// assert_eq!(summary(&AnalysisView::default(), Colour::Off), "0 articles, nothing to tell\n");
/// ```
pub fn summary(view: &AnalysisView<'_>, colour: Colour) -> String {
    if view.articles.is_empty() {
        return "0 articles, nothing to tell\n".to_owned();
    }
    let mut page = Page { out: String::new(), colour, view };
    page.head();
    page.layouts();
    page.stories();
    page.conflicts();
    page.voices();
    page.said();
    page.reprints();
    page.diagnostics();
    page.out
}

struct Page<'a> {
    out: String,
    colour: Colour,
    view: &'a AnalysisView<'a>,
}

impl Page<'_> {
    fn line(&mut self, text: &str) {
        let _ = writeln!(self.out, "{}", text.trim_end());
    }

    fn title(&mut self, text: &str) {
        let title = self.colour.paint(Ink::Bold, text);
        let _ = writeln!(self.out, "\n{title}");
    }

    fn dim(&self, text: &str) -> String {
        self.colour.paint(Ink::Dim, text)
    }

    fn more(&mut self, all: usize, shown: usize) {
        if all > shown {
            let text = format!("  and {} more", all - shown);
            self.line(&self.dim(&text));
        }
    }

    fn outlet(&self, article: u32) -> String {
        self.view.article(article).map(|a| digest::outlet(a.article)).unwrap_or_default()
    }

    fn head(&mut self) {
        let view = self.view;
        let outlets: BTreeSet<_> =
            view.articles.iter().map(|a| digest::outlet(a.article)).collect();
        let quotes: usize = view.articles.iter().map(|a| a.annotations.quotes.len()).sum();
        let told = view.stories.iter().filter(|story| digest::is_told(story)).count();
        let pairs: usize = view.reprints.iter().map(|group| group.pairs.len()).sum();
        let text = format!(
            "{} from {}: {} told more than once, {}, {} told more than once, {}",
            count(view.articles.len(), "article"),
            count(outlets.len(), "outlet"),
            count(told, "story"),
            count(quotes, "quotation"),
            count(view.said.len(), "utterance"),
            count(pairs, "reprint"),
        );
        for line in wrap(&text, COLUMNS) {
            self.line(&self.colour.paint(Ink::Bold, &line));
        }
    }

    fn layouts(&mut self) {
        let layouts = self.view.articles.iter().map(|a| match a.article.layout() {
            Some((id, _)) => id.as_str().to_owned(),
            None => "none (given by the carrier)".to_owned(),
        });
        let layouts = digest::tally(layouts);
        let most = layouts.first().map_or(1, |(_, number)| *number);
        self.title("Articles by layout");
        for (layout, number) in layouts.iter().take(ROWS) {
            let bar = "█".repeat((number * BAR).div_ceil(most));
            let text = format!("  {} {number:>5}  ", fit(layout, 28));
            let bar = self.colour.paint(Ink::Cyan, &bar);
            self.line(&(text + &bar));
        }
        self.more(layouts.len(), ROWS);
    }

    fn stories(&mut self) {
        let stories = digest::told_stories(self.view);
        if stories.is_empty() {
            return;
        }
        self.title("Stories told more than once");
        for (index, story) in stories.iter().take(ROWS) {
            let date = story.date.as_ref().map(PartialDate::to_string).unwrap_or_default();
            let number = count(story.articles.len(), "article");
            let headline = story.headline.as_deref().unwrap_or(&story.id);
            let width = COLUMNS - 2 - 12 - 14;
            let head = format!("  {} {} {number:>13}", fit(headline, width - 2), fit(&date, 12));
            self.line(&head);
            let outlets = digest::outlets(self.view, &story.articles);
            let accounts = self.view.accounts.iter().find(|found| found.story as usize == *index);
            let fewer = accounts.filter(|found| found.accounts.len() < story.articles.len());
            let told = fewer
                .map(|found| format!("{}: ", count(found.accounts.len(), "independent account")));
            let outlets = told.unwrap_or_default() + &outlets.join(" · ");
            self.line(&self.dim(&format!("    {}", shorten(&outlets, COLUMNS - 4))));
        }
        self.more(stories.len(), ROWS);
    }

    /// The values of which two cannot both hold, story by story.
    fn conflicts(&mut self) {
        let mut all = Vec::new();
        for (index, story) in digest::told_stories(self.view) {
            let number = u32::try_from(index).unwrap_or(u32::MAX);
            let found = self.view.claims.iter().filter(|found| found.story == number);
            let differing = differences::of(self.view, found.flat_map(|found| &found.claims));
            let conflicts =
                differing.into_iter().filter(|one| one.kind == DifferenceKind::Conflict);
            all.extend(conflicts.map(|one| (story, one)));
        }
        if all.is_empty() {
            return;
        }
        self.title("Told differently");
        let mut last = "";
        for (story, differing) in all.iter().take(ROWS) {
            if last != story.id {
                last = &story.id;
                let headline = story.headline.as_deref().unwrap_or(&story.id);
                self.line(&format!("  {}", shorten(headline, COLUMNS - 2)));
            }
            for (value, articles) in &differing.values {
                let by = digest::outlets(self.view, articles);
                let by = self.dim(&shorten(&by.join(" · "), COLUMNS - 4 - VALUE - 1));
                self.line(&format!("    {} {by}", fit(value, VALUE)));
            }
        }
        self.more(all.len(), ROWS);
    }

    fn voices(&mut self) {
        let voices = digest::voices(self.view);
        if voices.is_empty() {
            return;
        }
        self.title("Who is quoted");
        for voice in voices.iter().take(ROWS) {
            let quotes = count(voice.quotes, "quotation");
            let articles = count(voice.articles, "article");
            self.line(&format!("  {} {quotes:>15} in {articles}", fit(voice.name, 44)));
        }
        self.more(voices.len(), ROWS);
        for (number, of) in [
            (digest::nameless(self.view), "from sources without a name"),
            (digest::unclear(self.view), "without a clear speaker"),
        ] {
            if number > 0 {
                let text = format!("  {} {of}", count(number, "quotation"));
                self.line(&self.dim(&text));
            }
        }
    }

    fn said(&mut self) {
        let said = digest::by_wordings(self.view, self.view.said.iter());
        if said.is_empty() {
            return;
        }
        self.title("Said in several outlets");
        for utterance in said.iter().take(ROWS) {
            self.utterance(utterance);
        }
        self.more(said.len(), ROWS);
    }

    fn utterance(&mut self, utterance: &Utterance) {
        let speaker = shorten(&utterance.speaker, COLUMNS - 2);
        self.line(&format!("  {}", self.colour.paint(Ink::Green, &speaker)));
        for rendering in utterance.renderings.iter().take(ROWS) {
            let Some(view) = self.view.article(rendering.article) else { continue };
            let words = logical_all(view.article.text(), &rendering.content);
            let outlet = self.dim(&fit(&self.outlet(rendering.article), 20));
            self.line(&format!("    {outlet} {}", shorten(&words, COLUMNS - 25)));
        }
    }

    fn reprints(&mut self) {
        let mut pairs: Vec<&ReprintPair> =
            self.view.reprints.iter().flat_map(|group| &group.pairs).collect();
        if pairs.is_empty() {
            return;
        }
        pairs.sort_by(|x, y| {
            y.containment.total_cmp(&x.containment).then((x.a, x.b).cmp(&(y.a, y.b)))
        });
        self.title("Reprints");
        for pair in pairs.iter().take(ROWS) {
            let share = (pair.containment * 100.0).round();
            let (left, right) = match pair.direction {
                Direction::BFromA => (pair.b, pair.a),
                _ => (pair.a, pair.b),
            };
            let verb = match pair.direction {
                Direction::AFromB | Direction::BFromA => "was made from",
                _ => "shares with  ",
            };
            let text = format!("  {share:>3} %  {} ", fit(&self.outlet(left), 28));
            let right = shorten(&self.outlet(right), 28);
            let verb = self.dim(verb);
            self.line(&format!("{text}{verb} {right}"));
        }
        self.more(pairs.len(), ROWS);
    }

    fn diagnostics(&mut self) {
        let all = self.view.articles.iter().flat_map(|a| a.article.diagnostics());
        let found = digest::tally(all.map(|d| (std::cmp::Reverse(d.severity), d.code)));
        if found.is_empty() {
            self.title("No diagnostics");
            return;
        }
        self.title("Diagnostics");
        for ((severity, code), number) in found.iter().take(ROWS) {
            let severity = severity.0;
            let word = self.colour.paint(Ink::of_severity(severity), &fit(severity.id(), 8));
            self.line(&format!("  {word} {} {number:>5}", fit(code, 34)));
        }
        self.more(found.len(), ROWS);
    }
}

/// Lines of at most `columns`, broken at spaces.
fn wrap(text: &str, columns: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        match lines.last_mut() {
            Some(line) if line.len() + 1 + word.len() <= columns => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}
