//! Every word of the copy in NITF, NewsML 1 and NewsML-G2.
//!
//! The set: a folder of such files, in subfolders or not; files that are no XML are left out and said
//! so.
//! The text nodes of the content elements (`body`, `DataContent`, `inlineXML`, `inlineData`) are read
//! from the file by a reader of its own, without what `parse` makes of them; markup in a string is
//! cut at its tags.
//! Each node's letters must stand in the blocks: long nodes are looked for first, and what one node was
//! found in no other can be.
//! Nodes in `head`, `style` and `script` are counted as dropped.
//! The table has, a file, its nodes, those that were not found, and the letters by kind of block.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use serde_json::Value;

use super::data;
use crate::process;

/// A text node in a content element.
struct Node {
    text: String,
    dropped: bool,
}

/// What became of a file's nodes.
#[derive(Default)]
struct Account {
    found: usize,
    dropped: usize,
    missing: Vec<String>,
    letters: BTreeMap<String, usize>,
}

/// Scores `parse`.
pub(super) fn run(folder: &Path) -> Result<()> {
    let mut files = Vec::new();
    walk(folder, &mut files)?;
    files.sort();
    let (mut whole, mut nodes, mut missing) = (0, 0, 0);
    let mut letters: BTreeMap<String, usize> = BTreeMap::new();
    let mut seen = 0;
    for path in &files {
        let shown = path.strip_prefix(folder).unwrap_or(path).display();
        let bytes = fs::read(path)?;
        // Latin copy is read as such: only letters are compared, and both sides have the same.
        let text = String::from_utf8(bytes.clone())
            .unwrap_or_else(|_| bytes.iter().map(|byte| char::from(*byte)).collect());
        if !text.trim_start_matches('\u{feff}').trim_start().starts_with('<') {
            println!("{shown}: no XML, left out");
            continue;
        }
        seen += 1;
        let account = account(&content(&text), &blocks(path)?);
        let count = account.found + account.dropped + account.missing.len();
        println!(
            "{shown}: {count} nodes, {} dropped, {} missing",
            account.dropped,
            account.missing.len()
        );
        account.missing.iter().for_each(|text| println!("  missing: {text}"));
        whole += usize::from(account.missing.is_empty());
        nodes += count;
        missing += account.missing.len();
        for (kind, count) in account.letters {
            *letters.entry(kind).or_default() += count;
        }
    }
    if seen == 0 {
        bail!("no XML file is in {}", folder.display());
    }
    println!("files {seen}  whole {whole}  nodes {nodes}  missing {missing}");
    for (kind, count) in letters {
        println!("  {kind}: {count} letters");
    }
    Ok(())
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() { walk(&path, files)? } else { files.push(path) }
    }
    Ok(())
}

/// The blocks of all articles in a file: kind and text.
fn blocks(path: &Path) -> Result<Vec<(String, String)>> {
    let path = path.to_string_lossy().into_owned();
    let printed = process::binary("release").args(&["parse", &path, "--quiet"]).output()?;
    let mut blocks = Vec::new();
    for line in printed.lines() {
        let article: Value = serde_json::from_str(line)?;
        for block in data::list(&article, "blocks") {
            let part = |key| data::text(block, key).unwrap_or_default().to_owned();
            blocks.push((part("kind"), part("text")));
        }
    }
    Ok(blocks)
}

fn letters_of(text: &str) -> Vec<char> {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Finds each node in the blocks, long ones first, so that no short one takes a piece of them.
fn account(nodes: &[Node], blocks: &[(String, String)]) -> Account {
    let mut account = Account::default();
    let mut all: Vec<char> = Vec::new();
    let mut kinds: Vec<usize> = Vec::new();
    for (index, (_, text)) in blocks.iter().enumerate() {
        all.extend(letters_of(text));
        kinds.resize(all.len(), index);
    }
    let mut taken = vec![false; all.len()];
    let mut order: Vec<(usize, Vec<char>)> =
        nodes.iter().map(|node| letters_of(&node.text)).enumerate().collect();
    order.retain(|(_, letters)| !letters.is_empty());
    order.sort_by_key(|(_, letters)| std::cmp::Reverse(letters.len()));
    for (index, letters) in order {
        if nodes[index].dropped {
            account.dropped += 1;
            continue;
        }
        let Some(at) = find(&all, &taken, &letters) else {
            account
                .missing
                .push(nodes[index].text.split_whitespace().collect::<Vec<_>>().join(" "));
            continue;
        };
        account.found += 1;
        taken[at..at + letters.len()].fill(true);
        *account.letters.entry(blocks[kinds[at]].0.clone()).or_default() += letters.len();
    }
    account
}

/// Where these letters stand and are not taken yet.
fn find(all: &[char], taken: &[bool], letters: &[char]) -> Option<usize> {
    let last = all.len().checked_sub(letters.len())?;
    (0..=last).find(|at| {
        let range = *at..at + letters.len();
        all[range.clone()] == *letters && !taken[range].contains(&true)
    })
}

/// The elements whose text is copy, and those within them whose text is none.
const CONTENT: &[&str] = &["body", "datacontent", "inlinexml", "inlinedata"];
const NO_COPY: &[&str] = &["head", "style", "script"];

/// The text nodes of the content elements.
fn content(text: &str) -> Vec<Node> {
    let mut nodes = Vec::new();
    let mut open: Vec<String> = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let end = rest.find('<').unwrap_or(rest.len());
        push(&unescaped(&rest[..end]), &open, &mut nodes);
        rest = &rest[end..];
        let close = |mark: &str| rest.find(mark).map_or(rest.len(), |at| at + mark.len());
        if let Some(inner) = rest.strip_prefix("<![CDATA[") {
            let end = inner.find("]]>").unwrap_or(inner.len());
            push(&inner[..end], &open, &mut nodes);
            rest = inner.get(end + 3..).unwrap_or_default();
        } else if rest.starts_with("<!--") {
            rest = &rest[close("-->")..];
        } else {
            let end = close(">");
            tag(&rest[..end], &mut open);
            rest = &rest[end..];
        }
    }
    nodes
}

/// Keeps the open elements by their local names.
fn tag(tag: &str, open: &mut Vec<String>) {
    let name = tag.trim_start_matches(['<', '/']);
    let name = name.split([' ', '\n', '\r', '\t', '>', '/']).next().unwrap_or_default();
    let name = name.rsplit(':').next().unwrap_or_default().to_lowercase();
    if tag.starts_with("</") {
        if let Some(at) = open.iter().rposition(|open| *open == name) {
            open.truncate(at);
        }
    } else if !tag.starts_with("<?") && !tag.starts_with("<!") && !tag.ends_with("/>") {
        open.push(name);
    }
}

/// A text; markup in it is cut at its tags.
fn push(text: &str, open: &[String], nodes: &mut Vec<Node>) {
    let within = |list: &[&str]| open.iter().any(|open| list.contains(&open.as_str()));
    if !within(CONTENT) {
        return;
    }
    let style = open.last().is_some_and(|name| name == "datacontent") && text.contains(" {");
    let dropped = within(NO_COPY) || style;
    let is_markup = text.contains("</") || text.contains("/>");
    let pieces: Vec<String> = if is_markup {
        text.split('<')
            .map(|piece| unescaped(piece.split_once('>').map_or(piece, |(_, text)| text)))
            .collect()
    } else {
        vec![text.to_owned()]
    };
    // A reference that was escaped twice is read as what it stands for.
    nodes.extend(pieces.iter().map(|text| Node { text: unescaped(text), dropped }));
}

/// Character references decoded; one of another name is taken out.
fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        let end = rest[at..].find(';').map(|end| at + end);
        let sign = |c: char| c.is_ascii_alphanumeric() || c == '#';
        let Some(end) = end.filter(|end| end - at < 12 && rest[at + 1..*end].chars().all(sign))
        else {
            out.push('&');
            rest = &rest[at + 1..];
            continue;
        };
        let name = &rest[at + 1..end];
        let number = name.strip_prefix('#').and_then(|digits| match digits.strip_prefix('x') {
            Some(digits) => u32::from_str_radix(digits, 16).ok(),
            None => digits.parse().ok(),
        });
        out.extend(number.and_then(char::from_u32));
        if name == "amp" {
            out.push('&');
        } else if name == "lt" {
            out.push('<');
        }
        rest = &rest[end + 1..];
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lost_tail_is_missing_and_a_style_is_dropped() {
        let text = "<nitf><head><title>t</title></head><body><head><style>x</style></head>\
             <p>One <em>two</em> tail of the line</p></body></nitf>";
        let blocks = |text: &str| vec![("paragraph".to_owned(), text.to_owned())];
        let whole = account(&content(text), &blocks("One two tail of the line"));
        assert_eq!((whole.found, whole.dropped, whole.missing.len()), (3, 1, 0));
        let lost = account(&content(text), &blocks("One two"));
        assert_eq!(lost.missing, ["tail of the line"]);
    }

    #[test]
    fn a_short_node_takes_no_piece_of_a_long_one() {
        let nodes = content("<body><p>The ferry</p><p>The ferry sails &amp; 15; again</p></body>");
        let blocks = ["The ferry", "The ferry sails & 15; again"];
        let blocks = blocks.map(|text| ("paragraph".to_owned(), text.to_owned()));
        assert_eq!(account(&nodes, &blocks).missing, Vec::<String>::new());
    }

    #[test]
    fn markup_in_a_string_is_cut_at_its_tags() {
        let nodes = content("<DataContent><![CDATA[<P>a &amp; b</P>&#233;]]></DataContent>");
        let texts: Vec<&str> = nodes.iter().map(|node| node.text.as_str()).collect();
        assert_eq!(texts.concat(), "a & bé");
    }
}
