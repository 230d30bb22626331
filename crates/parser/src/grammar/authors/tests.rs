//! Tests of authors, on invented bylines.

use super::*;

fn read(text: &str) -> String {
    let part = |range: &Option<Range<usize>>, sign: &str| {
        range.clone().map(|range| format!(" {sign}{}", &text[range])).unwrap_or_default()
    };
    let show = |writer: &Writer| {
        let (role, organization) = (part(&writer.role, "="), part(&writer.organization, "@"));
        format!("{}{role}{organization}{}", &text[writer.name.clone()], part(&writer.place, "in "))
    };
    authors(text).iter().map(show).collect::<Vec<_>>().join("; ")
}

#[test]
fn what_bylines_say() {
    for (text, expected) in [
        ("By INES MOREAU", "INES MOREAU"),
        (
            "^By INES MOREAU<\n^Associated Press Writer<",
            "INES MOREAU =Associated Press Writer @Associated Press",
        ),
        ("By Ines Moreau Last Updated: December 6, 2024", "Ines Moreau"),
        ("by Ines Moreau \u{25cf} 6 min read", "Ines Moreau"),
        ("This post was written by Ines Moreau", "Ines Moreau"),
        ("By Ines Moreau Harbour Correspondent", "Ines Moreau =Harbour Correspondent"),
        ("By Ines Moreau For Quay Online", "Ines Moreau @Quay Online"),
        ("By Ines Moreau, Reuters", "Ines Moreau @Reuters"),
        ("By Ines Moreau, QPN", "Ines Moreau @QPN"),
        ("By Ines Moreau, MD", "Ines Moreau"),
        ("By Ines Moreau, MS, RD, FODE", "Ines Moreau"),
        ("By Ines Moreau, MD, Reuters", "Ines Moreau @Reuters"),
        ("By Ines Moreau, CEO, Quay Press", "Ines Moreau =CEO @Quay Press"),
        ("Ines Moreau Ines Moreau", "Ines Moreau"),
        ("By Ines Moreau Follow", "Ines Moreau"),
        ("Kommentar von Ines Moreau", "Ines Moreau"),
        ("Ein Gastbeitrag von Ines Moreau und Tom Ode", "Ines Moreau; Tom Ode"),
        ("By Ines Moreau, Senior Director, Quay Press", "Ines Moreau =Senior Director @Quay Press"),
        ("By Ines Moreau, Trial Attorney and Tom Ode", "Ines Moreau =Trial Attorney; Tom Ode"),
        ("Reviewed by Ines Moreau, Trial Attorney at Quay Law", ""),
        ("Reviewed by Tom Ode, MD — Written by Ines Moreau — Updated May 3, 2024", "Ines Moreau"),
        ("Author:Ines Moreau", "Ines Moreau"),
        ("By INES MOREAU imoreau@quay.example", "INES MOREAU"),
        ("By Ines Moreau for The Quay Press", "Ines Moreau @The Quay Press"),
        ("By Ines Moreau, Special to The Quay Press", "Ines Moreau @The Quay Press"),
        ("By Ines Moreau\nHarbour News", "Ines Moreau @Harbour News"),
        ("From Ines Moreau in Lisbon", "Ines Moreau in Lisbon"),
        ("By INES MOREAU AND TOM ODE, REUTERS", "INES MOREAU @REUTERS; TOM ODE @REUTERS"),
        ("Ines Moreau, Asia Reporter", "Ines Moreau =Asia Reporter"),
        ("Ines Moreau Ports/Shipping Reporter", "Ines Moreau =Ports/Shipping Reporter"),
        (
            "By Ines Moreau, Asia Editor, and Tom Ode, Quay Times",
            "Ines Moreau =Asia Editor @Quay Times; Tom Ode @Quay Times",
        ),
        ("By Ines Moreau and Tom Ode in Lisbon", "Ines Moreau in Lisbon; Tom Ode in Lisbon"),
        ("October 11, 2023 by Ines Moreau", "Ines Moreau"),
        ("Published on December 2nd, 2025 by Li Wei and Tom May", "Li Wei; Tom May"),
        ("By Ines Moreau Updated Sep 5, 2024", "Ines Moreau"),
        ("By Ines Moreau December 2, 2025", "Ines Moreau"),
        ("Ines Moreau | Senior Writer | July 2, 2025", "Ines Moreau =Senior Writer"),
        ("Ines Moreau • Oct 20, 2025", "Ines Moreau"),
        ("By Ines Moreau - Quay Press - Friday, May 3, 2024", "Ines Moreau @Quay Press"),
        ("By Ines Moreau-Ode", "Ines Moreau-Ode"),
        ("Ines Moreau Ports/North Sea Reporter", "Ines Moreau =Ports/North Sea Reporter"),
        ("By Ines Moreau, DVM. Reviewed by Li Wei, DVM", "Ines Moreau"),
        ("by quaynews | Apr 21, 2025", "quaynews"),
        ("Written by Ines", "Ines"),
        ("Автор: Иван Петров", "Иван Петров"),
        ("Door: Piet de Boer di 16 maart 2021, 10:05", "Piet de Boer"),
        ("2021年03月16日 10:05 来源：港口报 作者：李伟 编辑：王芳", "李伟"),
        ("Quellen: Harbour Post", ""),
        ("Home improvement", ""),
        ("5 min read", ""),
    ] {
        assert_eq!(read(text), expected, "{text}");
    }
}
