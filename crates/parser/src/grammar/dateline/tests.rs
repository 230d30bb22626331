use super::*;

/// Places by `+`, date, agency, what follows.
fn parts(text: &str) -> String {
    let Some(found) = dateline(text) else { return "none".into() };
    let places: Vec<_> = found.places.iter().map(|place| &text[place.clone()]).collect();
    let date = found.date.map(|date| date.to_string()).unwrap_or_default();
    let agency = found.agency.map(|agency| &text[agency]).unwrap_or_default();
    format!("{}|{date}|{agency}|{}", places.join("+"), &text[found.range.end..])
}

fn check(cases: &[(&str, &str)]) {
    for (text, expected) in cases {
        assert_eq!(parts(text), *expected, "{text}");
    }
}

#[test]
fn datelines_of_many_agencies() {
    check(&[
        ("OSAKA — Ferries stop.", "OSAKA|||Ferries stop."),
        ("NEW YORK (AP) _ Ferries stop.", "NEW YORK||AP|Ferries stop."),
        ("SALVADOR, Feb 26 - Ferries stop.", "SALVADOR|XXXX-02-26||Ferries stop."),
        (
            "LISBON, March 3, 2021 (Reuters) -- Ferries stop.",
            "LISBON|2021-03-03|Reuters|Ferries stop.",
        ),
        ("HALIFAX, Nova Scotia — Ferries stop.", "HALIFAX+Nova Scotia|||Ferries stop."),
        ("SHERBROOKE, Que. — Ferries stop.", "SHERBROOKE+Que.|||Ferries stop."),
        ("TOKYO, Jan. 29, Kyodo - Ferries stop.", "TOKYO|XXXX-01-29|Kyodo|Ferries stop."),
        ("TOKYO, Jan. 29 Kyodo - Ferries stop.", "TOKYO|XXXX-01-29|Kyodo|Ferries stop."),
        ("Darwin (AFP) – Ferries stop.", "Darwin||AFP|Ferries stop."),
        ("BEIJING, 12 May (Xinhua) -- Ferries stop.", "BEIJING|XXXX-05-12|Xinhua|Ferries stop."),
        (
            "ST. JOHN'S, Newfoundland (CP) - Ferries stop.",
            "ST. JOHN'S+Newfoundland||CP|Ferries stop.",
        ),
        ("Berlin (dpa) - Ferries stop.", "Berlin||dpa|Ferries stop."),
        ("[OSLO, June 3] Ferries stop.", "OSLO|XXXX-06-03||Ferries stop."),
        ("(Oslo, June 3) – Ferries stop.", "Oslo|XXXX-06-03||Ferries stop."),
        ("(Oslo) - Ferries stop.", "Oslo|||Ferries stop."),
        ("[Oslo] Ferries stop.", "Oslo|||Ferries stop."),
        ("[London] Mayor Li Wei said.", "none"),
        ("[London] Deputy Mayor Li Wei said.", "none"),
        ("[LONDON] Mayor Li Wei said.", "LONDON|||Mayor Li Wei said."),
        ("[The judge] stops ferries.", "none"),
        ("[Oslo] is where ferries stop.", "none"),
        ("KELDA (May 3, 2021) - Ferries stop.", "KELDA|2021-05-03||Ferries stop."),
        ("WOODFORD, N.J. - Ferries stop.", "WOODFORD+N.J.|||Ferries stop."),
        ("KELDA, May 3 - (Kelda Ltd) stops.", "KELDA|XXXX-05-03||(Kelda Ltd) stops."),
        ("Toronto, May 3 - ferries stop.", "Toronto|XXXX-05-03||ferries stop."),
        ("MOSCOW. March 3 (Interfax) - Ferries stop.", "MOSCOW|XXXX-03-03|Interfax|Ferries stop."),
        ("MOSCOW, March 3. /TASS/. Ferries stop.", "MOSCOW|XXXX-03-03|TASS|Ferries stop."),
        (
            "SAN JOSE, Calif.--(BUSINESS WIRE)--Ferries stop.",
            "SAN JOSE+Calif.||BUSINESS WIRE|Ferries stop.",
        ),
        (
            "KELDA, Iowa, March 3, 2021 /PRNewswire/ -- Ferries stop.",
            "KELDA+Iowa|2021-03-03|PRNewswire|Ferries stop.",
        ),
        ("LAHORE, Mar 03 (APP): Ferries stop.", "LAHORE|XXXX-03-03|APP|Ferries stop."),
        ("March 3 (Reuters) - Ferries stop.", "|XXXX-03-03|Reuters|Ferries stop."),
        ("LONDON, Tuesday (AAP) — Ferries stop.", "LONDON||AAP|Ferries stop."),
    ]);
}

#[test]
fn several_places() {
    check(&[
        ("WASHINGTON/LONDON (Reuters) - Ferries stop.", "WASHINGTON+LONDON||Reuters|Ferries stop."),
        ("KELDA and OSAKA, May 3 - Ferries stop.", "KELDA+OSAKA|XXXX-05-03||Ferries stop."),
        ("PORT/KELDA, Texas, May 3 - Ferries stop.", "PORT+KELDA+Texas|XXXX-05-03||Ferries stop."),
        ("ABOARD THE KELDA, May 3 - Ferries stop.", "ABOARD THE KELDA|XXXX-05-03||Ferries stop."),
        ("RIO de JANEIRO, May 3 - Ferries stop.", "RIO de JANEIRO|XXXX-05-03||Ferries stop."),
        ("KELDA (France), May 3 - Ferries stop.", "KELDA+France|XXXX-05-03||Ferries stop."),
    ]);
}

#[test]
fn noise_of_the_wire() {
    check(&[
        ("ME}LBOURNE, March 3 - Ferries stop.", "ME}LBOURNE|XXXX-03-03||Ferries stop."),
        ("PARIS,March 3 - Ferries stop.", "PARIS|XXXX-03-03||Ferries stop."),
        ("****LONDON, March 3 - Ferries stop.", "LONDON|XXXX-03-03||Ferries stop."),
        ("c    KELDA, March 3 - Ferries stop.", "KELDA|XXXX-03-03||Ferries stop."),
        ("KELDA, MArch  3 -Ferries stop.", "KELDA|XXXX-03-03||Ferries stop."),
        ("KELDA, Narch 3 - Ferries stop.", "KELDA|XXXX-03-03||Ferries stop."),
        ("KELDA, Mrach3 - Ferries stop.", "KELDA|XXXX-03-03||Ferries stop."),
        ("KELDA, Jux 3 - Ferries stop.", "KELDA|||Ferries stop."),
        ("KELDA, March 3-\nFerries stop.", "KELDA|XXXX-03-03||Ferries stop."),
        ("KELDA, March 3-Ferries stop.", "KELDA|XXXX-03-03||Ferries stop."),
        ("KELDA, March 3, - Ferries stop.", "KELDA|XXXX-03-03||Ferries stop."),
        ("KELDA, Md, - March 3 - Ferries stop.", "KELDA+Md|XXXX-03-03||Ferries stop."),
        ("KELDA Conn., March 3 - Ferries stop.", "KELDA+Conn.|XXXX-03-03||Ferries stop."),
        ("KELDA, TEX. March 3, Reuter -", "KELDA+TEX.|XXXX-03-03|Reuter|"),
        ("New york, march 3 - ferries stop.", "New york|XXXX-03-03||ferries stop."),
        ("NEW DELHI, Mar 3 (PTI) Ferries stop.", "NEW DELHI|XXXX-03-03|PTI|Ferries stop."),
        ("LONDON, March 3 Ferries stop.", "LONDON|XXXX-03-03||Ferries stop."),
    ]);
    let text = "****LONDON, March 3, - Ferries stop.";
    let found = dateline(text).unwrap();
    assert_eq!(&text[found.printed.clone()], "****LONDON, March 3,");
    assert_eq!(&text[found.mark(text)], "****LONDON, March 3, -");
}

#[test]
fn city_region_and_country() {
    for (text, expected) in [
        ("DARWIN, Australia (AP) — F", "DARWIN||Australia"),
        ("KELDA, Moen, Norway (AP) — F", "KELDA|Moen|Norway"),
        ("ATLANTA, Georgia (AP) — F", "ATLANTA|Georgia|"),
        ("TBILISI, Georgia (AP) — F", "TBILISI||Georgia"),
        ("UKRAINE (AP) — F", "||UKRAINE"),
        ("OHIO (AP) — F", "|OHIO|"),
        ("LUXEMBOURG (AP) — F", "LUXEMBOURG||"),
        ("LONDON/PARIS, May 3 - F", "LONDON||"),
        ("LEBANON, N.H. (AP) — F", "LEBANON|N.H.|"),
        ("SPRINGFIELD, Ill. (AP) — F", "SPRINGFIELD|Ill.|"),
    ] {
        let found = dateline(text).unwrap();
        let part = |part: Option<Range<usize>>| part.map(|part| &text[part]).unwrap_or_default();
        let read = format!("{}|{}|{}", part(found.city), part(found.region), part(found.country));
        assert_eq!(read, expected, "{text}");
    }
}

#[test]
fn what_is_no_dateline() {
    for text in [
        "BREAKING - Ferries stop.",
        "UPDATE 1-Ferries stop",
        "Ferries stop — and start again.",
        "The U.S.-led talks - the third - failed.",
        "Ferries (and buses) stop - or so it seems.",
        "Kelda (KLDA) - Ferries stop.",
        "KELDA (KLDA) - Ferries stop.",
        "Deadline: March 3 - Ferries stop.",
        "London – Ferries stop.",
        "CANADA - Ferries stop.",
        "OSAKA — and other ports",
        "OSAKA —",
        "WASHINGTON-based ferries stop.",
        "WELL-KNOWN ferries stop.",
        "LONDON Ferries stop.",
        "From Bloomberg: Ferries stop.",
        "By INES MOREAU KELDA, May 3 (AP) - Ferries stop.",
        "Bruselas - 15 oct 2024 - 08:22",
        "(Reuters) - Ferries stop.",
        "",
        "K",
        "*",
        "c  ",
    ] {
        assert_eq!(parts(text), "none", "{text}");
    }
}

#[test]
fn sure_ones_have_a_day_or_an_agency() {
    for (text, sure) in [
        ("KELDA, March 3 - Ferries stop.", true),
        ("NEW YORK (AP) _ Ferries stop.", true),
        ("HALIFAX, Nova Scotia — Ferries stop.", false),
    ] {
        assert_eq!(dateline(text).map(|found| found.sure), Some(sure), "{text}");
    }
}

#[test]
fn a_person_is_no_dateline_of_its_own() {
    for text in ["KARI ODE, Reuters", "KARI ODE (AP)", "INES MOREAU —", "INES MOREAU (AFP) -"] {
        assert!(own_dateline(text).is_none(), "{text}");
    }
    for text in ["NEW YORK, Reuters", "NEW YORK —", "KELDA (Reuters)", "KELDA —", "Kelda (AFP) -"]
    {
        assert!(own_dateline(text).is_some(), "{text}");
    }
}
