//! Which crate may know which.
//!
//! The arrows are those of the architecture: `core` knows nobody, `parser` and `analysis` never see
//! each other, `xtask` runs cargo and knows none of the crates.

use std::collections::{BTreeMap, BTreeSet};

use copydesk_tests::{cargo, root};
use serde_json::Value;

/// A crate and the crates of the workspace that it may depend on.
const ALLOWED: &[(&str, &[&str])] = &[
    ("copydesk-core", &[]),
    ("copydesk-parser", &["copydesk-core"]),
    ("copydesk-analysis", &["copydesk-core"]),
    ("copydesk-report", &["copydesk-core", "copydesk-analysis"]),
    ("copydesk-testkit", &["copydesk-core"]),
    (
        "copydesk",
        &[
            "copydesk-core",
            "copydesk-parser",
            "copydesk-analysis",
            "copydesk-report",
            "copydesk-archive",
            "copydesk-html",
            "copydesk-jsonl",
            "copydesk-ninjs",
            "copydesk-xml",
            "copydesk-feed",
            "copydesk-wire",
        ],
    ),
    ("copydesk-cli", &["copydesk"]),
    ("copydesk-tests", &["copydesk"]),
    ("xtask", &[]),
];

/// What a format may depend on.
const FORMAT: &[&str] = &["copydesk-core", "copydesk-parser"];

/// What a format may depend on beside these: ninjs carries the markup that the XML formats carry.
const FORMATS_OF: &[(&str, &str)] = &[("copydesk-ninjs", "copydesk-xml")];

/// What tests may use beside the crate itself.
const IN_TESTS: &[&str] = &["copydesk-testkit"];

/// Crates from outside that only these may use.
const KEPT_OUT: &[(&str, &[&str])] = &[
    ("anyhow", &["copydesk-cli", "xtask"]),
    ("rayon", &["copydesk-analysis", "copydesk-cli"]),
    ("nom", &["copydesk-parser", "copydesk-analysis", "copydesk-feed", "copydesk-wire"]),
    ("clap", &["copydesk-cli"]),
];

struct Package {
    name: String,
    is_format: bool,
    /// Names of what it depends on, and whether only its tests do.
    dependencies: Vec<(String, bool)>,
}

fn packages() -> Vec<Package> {
    let output = cargo().args(["metadata", "--no-deps", "--format-version", "1"]).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    let formats = root().join("crates").join("formats");
    let package = |package: &Value| Package {
        name: package["name"].as_str().unwrap().to_owned(),
        is_format: std::path::Path::new(package["manifest_path"].as_str().unwrap())
            .starts_with(&formats),
        dependencies: package["dependencies"]
            .as_array()
            .unwrap()
            .iter()
            .map(|d| (d["name"].as_str().unwrap().to_owned(), d["kind"].as_str() == Some("dev")))
            .collect(),
    };
    metadata["packages"].as_array().unwrap().iter().map(package).collect()
}

#[test]
fn arrows_between_crates_are_those_of_the_architecture() {
    let packages = packages();
    let own: BTreeSet<&str> = packages.iter().map(|package| package.name.as_str()).collect();
    let allowed: BTreeMap<&str, &[&str]> = ALLOWED.iter().copied().collect();
    let mut wrong = Vec::new();
    for package in &packages {
        let name = package.name.as_str();
        let may =
            if package.is_format { FORMAT } else { allowed.get(name).copied().unwrap_or(&[]) };
        if !package.is_format && !allowed.contains_key(name) {
            wrong.push(format!("{name} is not in the list of this test"));
        }
        for (to, in_tests) in &package.dependencies {
            let to = to.as_str();
            let fits = may.contains(&to)
                || (package.is_format && FORMATS_OF.contains(&(name, to)))
                || (*in_tests && IN_TESTS.contains(&to));
            if own.contains(to) && !fits {
                wrong.push(format!("{name} depends on {to}"));
            }
        }
    }
    assert_eq!(wrong, [""; 0]);
}

#[test]
fn what_is_kept_out_is_kept_out() {
    let mut wrong = Vec::new();
    for package in packages() {
        for (outside, users) in KEPT_OUT {
            let uses = package.dependencies.iter().any(|(name, tests)| name == outside && !tests);
            if uses && !users.contains(&package.name.as_str()) {
                wrong.push(format!("{} depends on {outside}", package.name));
            }
        }
    }
    assert_eq!(wrong, [""; 0]);
}
