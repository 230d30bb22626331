//! A snapshot for each seed: layout, metadata, blocks, marks and diagnostics.

use std::collections::BTreeSet;
use std::fs;

use copydesk::{Carried, Desk};
use copydesk_tests::{dump, root};

/// One test for each seed, called as its file is.
macro_rules! seeds {
    ($($test:ident $file:literal)*) => {
        const SEEDS: &[&str] = &[$($file),*];

        $(
            #[test]
            fn $test() {
                check($file);
            }
        )*
    };
}

seeds! {
    s01_kyodo_wrapped_timor_patrols "01-kyodo-wrapped-timor-patrols"
    s02_kyodo_wrapped_elevator_recall "02-kyodo-wrapped-elevator-recall"
    s03_kyodo_wrapped_jakarta_extension "03-kyodo-wrapped-jakarta-extension"
    s04_wire_timor_patrols "04-wire-timor-patrols"
    s05_wire_harbour_strike "05-wire-harbour-strike"
    s06_wire_clock_theft "06-wire-clock-theft"
    s07_web_page_timor_ferry "07-web-page-timor-ferry"
    s08_web_page_two_years_on "08-web-page-two-years-on"
    s09_web_page_halifax_docks "09-web-page-halifax-docks"
    s10_web_page_halifax_reprint "10-web-page-halifax-reprint"
    s11_web_page_water_queue "11-web-page-water-queue"
    s12_web_page_first_light "12-web-page-first-light"
    s13_web_page_maple_reserve_windows_1252 "13-web-page-maple-reserve-windows-1252"
    s14_press_summary_timor_patrols "14-press-summary-timor-patrols"
    s15_press_summary_two_items "15-press-summary-two-items"
    s16_plain_timor_watch "16-plain-timor-watch"
    s17_plain_dock_deal "17-plain-dock-deal"
    s18_anpa_timor_pledge "18-anpa-timor-pledge"
    s19_anpa_herring_landings "19-anpa-herring-landings"
    s20_iptc7901_halifax_crews "20-iptc7901-halifax-crews"
    s21_iptc7901_lighthouse_keeper "21-iptc7901-lighthouse-keeper"
    s22_zczc_sculls_results "22-zczc-sculls-results"
    s23_zczc_ferry_shares "23-zczc-ferry-shares"
    s24_pr_wire_terminals_reopen "24-pr-wire-terminals-reopen"
    s25_pr_wire_quiet_kettle "25-pr-wire-quiet-kettle"
}

/// Reads a seed as the command would and compares what was read.
fn check(seed: &str) {
    let path = format!("seeds/{seed}.txt");
    let bytes = fs::read(root().join(&path)).unwrap();
    let carried = Carried::whole(&path, &bytes);
    let articles = Desk::new().read(carried);
    let dumps: Vec<String> = articles.into_iter().map(|article| dump(&article.unwrap())).collect();
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(seed, dumps.join("\n----\n\n")));
}

/// The names, without ending, of the files of a folder that have this ending.
fn names(folder: &str, ending: &str) -> BTreeSet<String> {
    let files = fs::read_dir(root().join(folder)).unwrap();
    let names = files.map(|file| file.unwrap().file_name().into_string().unwrap());
    names.filter_map(|name| name.strip_suffix(ending).map(str::to_owned)).collect()
}

#[test]
fn no_seed_is_forgotten() {
    let listed: BTreeSet<String> = SEEDS.iter().map(|seed| (*seed).to_owned()).collect();
    assert_eq!(listed, names("seeds", ".txt"));
}

#[test]
fn no_snapshot_is_orphaned() {
    let listed: BTreeSet<String> = SEEDS.iter().map(|seed| (*seed).to_owned()).collect();
    assert_eq!(listed, names("tests/snapshots", ".snap"));
}

/// The layout that a seed's name promises is the one that reads it.
#[test]
fn every_seed_is_read_by_the_layout_that_it_shows() {
    let desk = Desk::new();
    let layouts: Vec<String> = desk.layouts().map(|layout| layout.id().to_string()).collect();
    let mut wrong = Vec::new();
    for seed in SEEDS {
        let path = format!("seeds/{seed}.txt");
        let bytes = fs::read(root().join(&path)).unwrap();
        let carried = Carried::whole(&path, &bytes);
        let wanted = layouts.iter().find(|id| seed[3..].starts_with(id.as_str())).unwrap();
        for article in desk.read(carried).into_iter().map(Result::unwrap) {
            let read_by = article.layout().map(|(id, _)| id.to_string());
            if read_by.as_ref() != Some(wanted) {
                wrong.push(format!("{} is read as {read_by:?}", article.id()));
            }
        }
    }
    assert_eq!(wrong, [""; 0]);
}

#[test]
fn every_layout_has_two_seeds() {
    for layout in Desk::new().layouts() {
        let id = layout.id();
        let count = SEEDS.iter().filter(|seed| seed[3..].starts_with(id.as_str())).count();
        assert!(count >= 2, "{id} has {count}");
    }
}
