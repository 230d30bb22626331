//! Makes a layout or a pass that works, with its registration, for its author to change.
//!
//! `check` makes one of each in a copy of the workspace and runs their tests there, so that what the
//! templates say keeps compiling.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, bail};

use crate::process;

const LAYOUT: &str = include_str!("../templates/layout.rs");
const PASS: &str = include_str!("../templates/pass.rs");
const SEEDS: [(&str, &str); 2] = [
    ("one", include_str!("../templates/seed-one.txt")),
    ("two", include_str!("../templates/seed-two.txt")),
];

/// A layout: its file, its registration, two seeds and their tests.
pub(crate) fn new_layout(root: &Path, name: &str) -> Result<()> {
    let names = Names::of(name)?;
    let layouts = root.join("crates/parser/src/layouts");
    create(&layouts.join(format!("{}.rs", names.module)), &names.fill(LAYOUT))?;
    edit(&layouts.join("mod.rs"), |text| {
        let text = insert_before(text, text.find("mod ")?, &format!("mod {};\n", names.module));
        let public = format!("pub use {}::{};\n", names.module, names.type_name);
        let text = insert_before(&text, text.find("pub use ")?, &public);
        // Layouts that fit alike are asked in order; the last one takes whatever is left.
        let last = text.rfind("Box::new(")?;
        let made = format!("Box::new({}), ", names.type_name);
        Some(insert_before(&text, last, &made))
    })?;
    for (number, (which, template)) in (next_seed(root)?..).zip(SEEDS) {
        let file = format!("{number:02}-{name}-{which}");
        create(&root.join(format!("seeds/{file}.txt")), &names.fill(template))?;
        edit(&root.join("tests/seeds.rs"), |text| {
            let list = text.find("\nseeds! {")?;
            let end = list + text[list..].find("\n}")? + 1;
            let test = format!("    s{} \"{file}\"\n", file.replace('-', "_"));
            Some(insert_before(text, end, &test))
        })?;
    }
    format(root, "copydesk-parser")?;
    println!(
        "Made crates/parser/src/layouts/{}.rs, registered it, and gave it two seeds.\n\
         Next: change its rules and the seeds, add the seeds to seeds/README.md,\n\
         run `cargo test -p copydesk-parser {}`, then `cargo xtask snap accept`.",
        names.module, names.module
    );
    Ok(())
}

/// A pass over one article: its file and its registration.
pub(crate) fn new_pass(root: &Path, name: &str) -> Result<()> {
    let names = Names::of(name)?;
    let passes = root.join("crates/analysis/src/passes");
    create(&passes.join(&names.module).join("mod.rs"), &names.fill(PASS))?;
    edit(&passes.join("mod.rs"), |text| {
        let module = format!("pub mod {};\n", names.module);
        let text = insert_before(text, text.find("pub mod ")?, &module);
        let call = format!(".article({}::{})", names.module, names.type_name);
        Some(insert_before(&text, text.rfind(".article(")?, &call))
    })?;
    format(root, "copydesk-analysis")?;
    println!(
        "Made crates/analysis/src/passes/{}/mod.rs and registered it.\n\
         Next: change what it finds, and run `cargo test -p copydesk-analysis {}`.",
        names.module, names.module
    );
    Ok(())
}

/// Makes one of each in a copy of the workspace, and holds the copy to its tests and lints.
pub(crate) fn check() -> Result<()> {
    let copy = process::target().join("scaffold");
    if copy.exists() {
        fs::remove_dir_all(&copy)?;
    }
    copy_folder(&process::root(), &copy)?;
    new_layout(&copy, "sheet-copy")?;
    new_pass(&copy, "long-words")?;
    let cargo = |args: &[&str]| {
        // The same build folder, so that crates from outside are not built again.
        process::cargo(args).in_folder(&copy).env("CARGO_TARGET_DIR", process::target())
    };
    let lint = ["clippy", "--quiet", "--package", "copydesk-parser", "--package"];
    cargo(&lint).args(&["copydesk-analysis", "--all-targets", "--", "--deny", "warnings"]).run()?;
    cargo(&["test", "--quiet", "--package", "copydesk-parser", "sheet_copy"]).run()?;
    cargo(&["test", "--quiet", "--package", "copydesk-analysis", "long_words"]).run()?;
    let seeds = ["test", "--quiet", "--package", "copydesk-tests", "--test", "seeds"];
    cargo(&seeds).args(&["sheet_copy"]).env("INSTA_UPDATE", "always").run()?;
    cargo(&seeds).env("INSTA_UPDATE", "no").run()?;
    // Whatever is registered is held to its promises, without a line in the test.
    let conformance = ["test", "--quiet", "--package", "copydesk-tests", "--test", "conformance"];
    cargo(&conformance).args(&["layouts"]).run()?;
    fs::remove_dir_all(&copy)?;
    Ok(())
}

/// The forms of a plug-in's name.
struct Names {
    id: String,
    module: String,
    type_name: String,
}

impl Names {
    /// `harbour-page`: `harbour_page`, `HarbourPage`.
    fn of(id: &str) -> Result<Self> {
        let word = |word: &str| {
            word.starts_with(|c: char| c.is_ascii_lowercase())
                && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        };
        if !id.split('-').all(word) {
            bail!("`{id}` is no name; use small letters, digits and hyphens: `harbour-page`");
        }
        let capital = |word: &str| word[..1].to_uppercase() + &word[1..];
        Ok(Self {
            id: id.to_owned(),
            module: id.replace('-', "_"),
            type_name: id.split('-').map(capital).collect(),
        })
    }

    /// A template with the names filled in.
    fn fill(&self, template: &str) -> String {
        template.replace("TEMPLATE_TYPE", &self.type_name).replace("TEMPLATE_ID", &self.id)
    }
}

/// One more than the highest number of a seed.
fn next_seed(root: &Path) -> Result<u32> {
    let mut highest = 0;
    for file in fs::read_dir(root.join("seeds"))? {
        let name = file?.file_name().to_string_lossy().into_owned();
        let number = name.split('-').next().and_then(|number| number.parse().ok());
        highest = highest.max(number.unwrap_or_default());
    }
    Ok(highest + 1)
}

/// Writes a file that is not there yet.
fn create(path: &Path, content: &str) -> Result<()> {
    if path.exists() {
        bail!("{} is there already", path.display());
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, content).with_context(|| format!("cannot write {}", path.display()))
}

/// Changes a file, or says that it is not in the form expected.
fn edit(path: &Path, change: impl FnOnce(&str) -> Option<String>) -> Result<()> {
    let shown = path.display();
    let text = fs::read_to_string(path).with_context(|| format!("cannot read {shown}"))?;
    let changed = change(&text)
        .with_context(|| format!("{shown}: the place for the registration was not found"))?;
    fs::write(path, changed).with_context(|| format!("cannot write {shown}"))
}

fn insert_before(text: &str, at: usize, addition: &str) -> String {
    let (before, after) = text.split_at(at);
    [before, addition, after].concat()
}

fn format(root: &Path, package: &str) -> Result<()> {
    process::cargo(&["fmt", "--package", package]).in_folder(root).run()
}

/// Copies a folder, build folders and version control left out.
fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let name = entry.file_name();
        if name == "target" || name == ".git" {
            continue;
        }
        let target = to.join(&name);
        if entry.file_type()?.is_dir() {
            copy_folder(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_three_forms() {
        let names = Names::of("harbour-page2").unwrap();
        assert_eq!(
            (names.module.as_str(), names.type_name.as_str()),
            ("harbour_page2", "HarbourPage2")
        );
        for bad in ["", "Harbour", "a--b", "-a", "a_b", "2a", "é"] {
            assert!(Names::of(bad).is_err(), "{bad}");
        }
    }
}
