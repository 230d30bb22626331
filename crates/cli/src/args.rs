//! The command line.

use std::path::PathBuf;

use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};
use copydesk::analysis::passes::stories::stream::Window;
use copydesk::report::Offsets;

const EXAMPLES: &str = "\
Examples:
  copydesk analyze seeds --out report     read a folder, write report/report.html
  copydesk parse page.txt                 one article as JSON
  copydesk parse page.txt --format outline
  copydesk explain page.txt               the copy with each line's kind in the margin
  zcat copy.jsonl.gz | copydesk annotate --input jsonl > found.jsonl

Exit status: 0 all done, 1 something was skipped (said on standard error), 2 nothing could be done.";

const PARSE_EXAMPLES: &str = "\
Examples:
  copydesk parse copy/ > articles.jsonl            a folder, in the order of its names
  copydesk parse page.txt --format outline         for people
  copydesk parse page.txt --layout wire            do not guess the layout
  copydesk parse copy.jsonl.gz --offsets char      offsets as Python counts them

Each line is one object of `copydesk schema article`.
A file is called by its path, its second article by PATH#2; an object keeps its id.";

const ANNOTATE_EXAMPLES: &str = "\
Examples:
  copydesk annotate page.txt
  copydesk annotate copy.jsonl --offsets utf16 > found.jsonl

Each line is one object of `copydesk schema annotations`; all offsets are into the text as given.";

const CONVERT_EXAMPLES: &str = "\
Examples:
  copydesk convert wire/ --to ninjs > items.jsonl
  copydesk convert feed.xml --to newsml-g2 > items.xml
  copydesk convert page.txt --to markdown

ninjs and jsonld are one object a line, newsml-g2 is one message with all items; `copydesk parse` reads
all three back. In text and markdown a line of three hyphens stands between articles.
Furniture, mastheads and wire headers are left out; notes to editors stay notes.";

const ANALYZE_EXAMPLES: &str = "\
Examples:
  copydesk analyze seeds --out report
  copydesk analyze monday.jsonl tuesday.jsonl.zst --out report --quiet

Writes into the folder (made if it is not there; files of these names are replaced):
  articles.jsonl      what was read, one article a line
  annotations.jsonl   what was found in each, one article a line
  analysis.json       stories, reprints, and who said the same thing where
  report.html         all of it to look at, in one file
All articles are held in memory.";

const STREAM_EXAMPLES: &str = "\
Examples:
  copydesk stream monday.jsonl tuesday.jsonl > decisions.jsonl
  tail -f wire.jsonl | copydesk stream --input jsonl --articles 50000 --days 7

Each line is one object of `copydesk schema decision`: the story of the article, the mean score with
it, the article that it is most alike, and which stories were merged, split or closed by it.
Only the articles of the window are held in memory.";

const EXPLAIN_EXAMPLES: &str = "\
Examples:
  copydesk explain page.txt
  copydesk explain page.txt --evidence | less -R
  copydesk explain page.txt --quotes
  copydesk explain monday.jsonl --story story-5f0c2ab91e77

With --evidence: how well each layout fits and why, and below each line what decided its kind.
With --quotes: each quotation with its place, its speaker, who passed it on, and why.
With --story: all paths are read side by side, and each merge that made the story is told.";

const SCHEMA_EXAMPLES: &str = "\
Examples:
  copydesk schema article > article.schema.json";

/// Reads raw news copy, and reads many outlets side by side.
#[derive(Debug, Parser)]
#[command(name = "copydesk", version, after_help = EXAMPLES, max_term_width = 100)]
#[command(subcommand_required = true, arg_required_else_help = true)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,

    /// Threads to work on; 0 is one for each core. The output does not depend on it
    #[arg(long, global = true, value_name = "N", default_value_t = 0)]
    pub(crate) threads: usize,

    /// No progress bar and no summary; what was skipped is still said
    #[arg(long, short, global = true)]
    pub(crate) quiet: bool,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Read copy: every byte of it is given a kind
    #[command(after_help = PARSE_EXAMPLES)]
    Parse {
        #[command(flatten)]
        input: InputArgs,

        #[command(flatten)]
        offsets: OffsetsArgs,

        /// JSON for programs, or an outline for people: a line a block
        #[arg(long, value_enum, default_value_t = Format::Jsonl)]
        format: Format,
    },

    /// Find sentences, names, quotes, times and quantities in each article
    #[command(after_help = ANNOTATE_EXAMPLES)]
    Annotate {
        #[command(flatten)]
        input: InputArgs,

        #[command(flatten)]
        offsets: OffsetsArgs,
    },

    /// Write articles in another format: for other systems, or the copy alone
    #[command(after_help = CONVERT_EXAMPLES)]
    Convert {
        #[command(flatten)]
        input: InputArgs,

        /// The format to write
        #[arg(long, value_enum, value_name = "FORMAT")]
        to: Target,
    },

    /// Read many articles side by side: stories, reprints, the same quote in several outlets
    #[command(after_help = ANALYZE_EXAMPLES)]
    Analyze {
        #[command(flatten)]
        input: InputArgs,

        #[command(flatten)]
        offsets: OffsetsArgs,

        /// The folder to write into
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
    },

    /// Put articles into stories as they come: one decision a line, ids that stay
    #[command(after_help = STREAM_EXAMPLES)]
    Stream {
        #[command(flatten)]
        input: InputArgs,

        #[command(flatten)]
        offsets: OffsetsArgs,

        #[command(flatten)]
        window: WindowArgs,
    },

    /// Show the copy with each line's kind in the margin
    #[command(after_help = EXPLAIN_EXAMPLES)]
    Explain {
        #[command(flatten)]
        input: InputArgs,

        /// Show why: the scores of the layouts, and what decided the kind of each line
        #[arg(long)]
        evidence: bool,

        /// Show below the copy who said what: the rule that found each speaker, and the runner-up
        #[arg(long)]
        quotes: bool,

        /// Show instead why the articles of one story are one: its name, or the id of an article
        #[arg(long, value_name = "ID", conflicts_with_all = ["evidence", "quotes"])]
        story: Option<String>,
    },

    /// List the layouts that can be told apart
    Layouts,

    /// Print the JSON Schema of an output
    #[command(after_help = SCHEMA_EXAMPLES)]
    Schema {
        /// Which output
        #[arg(value_enum)]
        document: Document,
    },
}

/// What to read and how.
#[derive(ClapArgs, Debug)]
pub(crate) struct InputArgs {
    /// Files and folders; - or nothing is standard input. Folders are walked in the order of names,
    /// hidden files and README files left out. `.gz` and `.zst` are read through
    #[arg(value_name = "PATH")]
    pub(crate) paths: Vec<PathBuf>,

    #[command(flatten)]
    pub(crate) how: HowArgs,
}

/// How to read it.
#[derive(ClapArgs, Clone, Debug)]
pub(crate) struct HowArgs {
    /// What the files hold: plain text, one article a file; web pages; or JSON objects
    /// {"id", "text"}, one a line, with "title", "date", "source" and "url" where known, and with
    /// "html" or "base64" instead of "text"
    #[arg(long, value_enum, default_value_t = Input::Auto)]
    pub(crate) input: Input,

    /// Read with this layout instead of the one that fits best; `copydesk layouts` lists them
    #[arg(long, value_name = "ID")]
    pub(crate) layout: Option<String>,
}

/// How offsets are counted.
#[derive(ClapArgs, Clone, Copy, Debug)]
pub(crate) struct OffsetsArgs {
    /// What `start` and `end` count: bytes of UTF-8, characters (Python), or UTF-16 code units
    /// (JavaScript, Java)
    #[arg(long, value_enum, default_value_t = OffsetUnit::Byte)]
    pub(crate) offsets: OffsetUnit,
}

/// How long articles are compared with new ones.
#[derive(Clone, Copy, Debug, ClapArgs)]
pub(crate) struct WindowArgs {
    /// The most articles that a new one is compared with
    #[arg(long, value_name = "N", default_value_t = Window::default().articles)]
    pub(crate) articles: usize,

    /// The most days before the latest day of publication
    #[arg(long, value_name = "N")]
    pub(crate) days: Option<u16>,
}

impl From<WindowArgs> for Window {
    fn from(args: WindowArgs) -> Self {
        Self { articles: args.articles, days: args.days }
    }
}

/// What files hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Input {
    /// Whatever fits the beginning of each file best
    Auto,
    /// Plain text, one piece of copy a file
    Text,
    /// One JSON object a line
    Jsonl,
    /// A web page
    Html,
}

/// The form of the output of `parse`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// One JSON object a line
    Jsonl,
    /// For people: a line a block
    Outline,
}

/// What `convert` writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Target {
    /// ninjs 3.1, one object a line
    Ninjs,
    /// One NewsML-G2 message
    #[value(name = "newsml-g2")]
    NewsmlG2,
    /// An article of schema.org as JSON-LD, one object a line
    Jsonld,
    /// The copy as plain text
    Text,
    /// The copy as Markdown
    Markdown,
}

/// What offsets count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum OffsetUnit {
    /// Bytes of UTF-8
    Byte,
    /// Characters (Unicode code points)
    Char,
    /// UTF-16 code units
    Utf16,
}

impl From<OffsetsArgs> for Offsets {
    fn from(args: OffsetsArgs) -> Self {
        match args.offsets {
            OffsetUnit::Byte => Self::Byte,
            OffsetUnit::Char => Self::Char,
            OffsetUnit::Utf16 => Self::Utf16,
        }
    }
}

/// An output with a schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Document {
    /// A line of `parse`
    Article,
    /// A line of `annotate`
    Annotations,
    /// `analysis.json`
    Analysis,
    /// A line of `stream`
    Decision,
}

impl Document {
    /// Its name in the report crate.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Article => "article",
            Self::Annotations => "annotations",
            Self::Analysis => "analysis",
            Self::Decision => "decision",
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    #[test]
    fn the_command_line_is_well_formed() {
        super::Args::command().debug_assert();
    }
}
