//! Texts that break careless code.
//!
//! Each is short but for the two that are there for their size.
//! The copy among them is invented.

/// A text and what it is there to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Specimen {
    /// What it is: `lone carriage returns`.
    pub name: String,
    /// The text.
    pub text: String,
}

impl Specimen {
    fn new(name: &str, text: impl Into<String>) -> Self {
        Self { name: name.to_owned(), text: text.into() }
    }
}

/// Copy with a bit of everything: masthead, headline, byline, dateline, quotations, list, credits,
/// sign-off and furniture.
pub(crate) const PAGE: &str = "\
HARBOUR COURIER\n\
Home | News | Sport | Log in\n\
\n\
Pier to reopen, board says\n\
By Ada Fenwick and JON ROE\n\
Published: 14 March 2021 10:05 GMT\n\
\n\
A crane on the northern pier. (Photo: R. Ilves)\n\
PORT ELM, March 14 (Coastal News) - The harbour board said on Tuesday that the\n\
northern pier would \"reopen before the end of the month\", after divers found it\n\
sound.\n\
\n\
\"We looked at every pile,\" said Mira Stahl, the board's engineer. \"Each one\n\
will hold.\n\
\n\
\"That is the end of it.\"\n\
\n\
WHAT COMES NEXT\n\
- the crane is moved by rail\n\
- about 1,200 tonnes of stone follow, at $3.5 million\n\
\n\
(Reporting by Ada Fenwick; editing by Jon Roe) (March 14)\n\
==Coastal\n\
Copyright 2021 Harbour Courier. All rights reserved.\n";

/// The texts that every plug-in is tried on.
///
/// ```
/// assert!(copydesk_testkit::zoo().iter().any(|specimen| specimen.name == "empty"));
/// ```
pub fn zoo() -> Vec<Specimen> {
    let mut zoo: Vec<_> = SHORT.iter().map(|(name, text)| Specimen::new(name, *text)).collect();
    zoo.push(Specimen::new("a page", PAGE));
    zoo.push(Specimen::new("a page with CR LF", PAGE.replace('\n', "\r\n")));
    zoo.push(Specimen::new("a page with lone CR", PAGE.replace('\n', "\r")));
    zoo.push(Specimen::new("a page in one line", PAGE.replace('\n', " ")));
    zoo.push(Specimen::new("a page of non-breaking spaces", PAGE.replace(' ', "\u{a0}")));
    zoo.push(Specimen::new("a page with blank lines doubled", PAGE.replace('\n', "\n\n")));
    zoo.push(Specimen::new("a page in capitals", PAGE.to_uppercase()));
    zoo.push(Specimen::new("a page with curly marks", PAGE.replace(" \"", " “").replace('"', "”")));
    zoo.push(Specimen::new("a page of quotation marks", PAGE.replace(['e', 'a'], "\"")));
    zoo.push(Specimen::new("indented copy", PAGE.replace("\n\n", "\n    ")));
    zoo.push(Specimen::new("many brackets", "([{(“‘\"'«".repeat(400)));
    zoo.push(Specimen::new("many closing brackets", ")]})”’\"'»".repeat(400)));
    zoo.push(Specimen::new("many quotation marks apart", "\" ".repeat(2_000)));
    zoo.push(Specimen::new("many bylines", "By A. B. C. D. and E. F., G, H & I\n".repeat(200)));
    zoo.push(Specimen::new("many datelines", "ELM, May 3 (X) -- ELM, May 3 (X) -- ".repeat(100)));
    zoo.push(Specimen::new("digits and separators", "1,2.3-4/5:6 ".repeat(500)));
    zoo.push(Specimen::new("references", "&amp;&nbsp;&#8220;&#x;&;&#99999999;&lt ".repeat(100)));
    zoo.push(Specimen::new("a line of a megabyte", "the board said ".repeat(70_000)));
    zoo.push(Specimen::new("a word of a megabyte", "ab".repeat(500_000)));
    zoo.push(Specimen::new("ten thousand short lines", "pier\n".repeat(10_000)));
    zoo.push(Specimen::new("ten thousand blank lines", "\n".repeat(10_000)));
    zoo
}

/// The short ones.
const SHORT: &[(&str, &str)] = &[
    ("empty", ""),
    ("one letter", "a"),
    ("one letter of four bytes", "\u{1f6a2}"),
    ("only line feeds", "\n\n\n"),
    ("only blanks", " \t \u{a0}\u{2003} \n\t\n  "),
    ("only zero-width marks", "\u{200b}\u{200c}\n\u{2060}\u{feff}"),
    ("lone carriage returns", "one\rtwo\r\rthree\r"),
    ("a carriage return at the end", "one\n\r"),
    ("mixed line ends", "one\r\ntwo\rthree\n\rfour\n\n\r\nfive"),
    ("no line end at the end", "Pier reopens\n\nThe pier reopened."),
    ("NUL bytes", "Pier\0reopens\n\0\n\0\0The pier\0\n"),
    ("control bytes", "\u{1}\u{2}Pier\u{7}\u{8}\n\u{b}\u{c}\u{1b}[1mreopens\u{7f}\n\u{1c}\u{85}"),
    ("byte order mark", "\u{feff}Pier reopens\n\u{feff}\nThe pier\u{feff} reopened.\n"),
    ("non-breaking spaces", "\u{a0}Pier\u{a0}reopens\u{a0}\n\u{a0}\n5\u{a0}000\u{202f}t\u{a0}\n"),
    ("line separators of Unicode", "Pier\u{2028}reopens\u{2029}\u{85}The pier.\u{2028}"),
    ("right to left", "\u{202e}הנמל נפתח מחדש\n\n\u{200f}قال المجلس «سنفتح الرصيف» يوم الثلاثاء.\n"),
    (
        "combining marks",
        "e\u{301}\u{301}\u{301} a\u{300}\n\u{301}start\nZ\u{335}\u{335}alg\u{489}o\n",
    ),
    ("astral characters", "𝐏𝐢𝐞𝐫 🚢🚢 reopens\n👩\u{200d}👩\u{200d}👧 said “🏗️”\n"),
    ("wide characters", "「港は再開する」と委員会は述べた。\n(3月14日)\n＝＝通信\n"),
    ("ligatures and case that changes length", "ﬁnal İSTANBUL ŉ ǰ ΐ straße ẞ\nBY İ\n"),
    ("an unclosed quotation", "The board said \"we will\n\nTalks resume.\n\"and so on\n"),
    ("a quotation that is never opened", "we will\" the board said.”\n’\n"),
    ("apostrophes", "’tis the boards' 'rock 'n' roll' o'clock '90s'\n"),
    ("only punctuation", "... --- ??? !!! === ___ *** ///\n-\n--\n—\n-30-\n(\n)\n"),
    ("a dateline and nothing else", "PORT ELM, March 14 (Coastal News) -"),
    ("a byline and nothing else", "By"),
    ("a byline cut short", "By \nBy Ada Fenwick and\nBY,\nby by By\n"),
    ("brackets that never close", "(Reporting by Ada\n\n(Photo: \n\n[((\n"),
    ("dates out of range", "(Feb. 30) (Month 99, 0000) 31/31/31 99:99 Jan. 0 -5 May 99999\n"),
    ("huge numbers", "99999999999999999999999999999999 tonnes, $1e400, -0, 0x7f, 1.2.3.4.5\n"),
    ("a table of tabs", "a\tb\tc\n1\t2\t3\n\t\t\n"),
    ("markup", "<p>Pier &lt;reopens&gt;</p>\n<script>alert('x')</script>\n{\"a\":[1]}\n"),
    ("a title between blank lines", "\n\n\nPier reopens\n\n\n"),
    ("a line of equals signs", "Pier\n====\n\nThe pier reopened.\n"),
];
