//! Which lines of a page are its body: the body's words in order.
//!
//! Lines of some length are looked up in the body and the heaviest chain of those that follow each
//! other is kept; short lines count where their words stand in the gap between two lines of the
//! chain.

use std::collections::HashMap;

/// Lines of fewer words are looked up in gaps alone.
const LONG: usize = 5;

/// Which of these lines are body.
pub(crate) fn body_lines(lines: &[Vec<String>], gold: &[String]) -> Vec<bool> {
    let mut grams: HashMap<&[String], Vec<usize>> = HashMap::new();
    for (at, gram) in gold.windows(4).enumerate() {
        grams.entry(gram).or_default().push(at);
    }
    // (line, start, end, words that agree)
    let mut found: Vec<(usize, usize, usize, usize)> = Vec::new();
    for (line, words) in lines.iter().enumerate().filter(|(_, words)| words.len() >= LONG) {
        let agree = words.windows(4).filter(|gram| grams.contains_key(*gram)).count();
        let all = words.len() - 3;
        if agree * 10 < all * 6 {
            continue;
        }
        let Some((skip, starts)) =
            words.windows(4).enumerate().find_map(|(skip, gram)| Some((skip, grams.get(gram)?)))
        else {
            continue;
        };
        for at in starts.iter().take(8) {
            let start = at.saturating_sub(skip);
            let end = (start + words.len()).min(gold.len());
            let hits = words
                .windows(4)
                .enumerate()
                .filter(|(n, gram)| {
                    grams
                        .get(*gram)
                        .is_some_and(|places| places.iter().any(|p| p.abs_diff(start + n) < 12))
                })
                .count();
            if hits * 10 >= all * 5 {
                found.push((line, start, end, hits));
            }
        }
    }
    let mut best: Vec<(usize, Option<usize>)> = Vec::with_capacity(found.len());
    for (index, item) in found.iter().enumerate() {
        let mut chosen = (item.3, None);
        for (other, before) in found[..index].iter().enumerate() {
            if before.0 < item.0 && before.2 <= item.1 + 2 && best[other].0 + item.3 > chosen.0 {
                chosen = (best[other].0 + item.3, Some(other));
            }
        }
        best.push(chosen);
    }
    let mut is_body = vec![false; lines.len()];
    let mut chain = Vec::new();
    let mut at = (0..best.len()).max_by_key(|index| (best[*index].0, std::cmp::Reverse(*index)));
    while let Some(index) = at {
        chain.push(found[index]);
        at = best[index].1;
    }
    chain.reverse();
    let mut used = vec![false; gold.len()];
    for item in &chain {
        is_body[item.0] = true;
        used[item.1..item.2].iter_mut().for_each(|used| *used = true);
    }
    // What stands in another order on the page.
    for item in &found {
        if !is_body[item.0] && !used[item.1..item.2].iter().any(|used| *used) {
            is_body[item.0] = true;
            used[item.1..item.2].iter_mut().for_each(|used| *used = true);
        }
    }
    // Short lines in the gaps.
    let mut gaps: Vec<(usize, usize, usize, usize)> = Vec::new();
    let mut before = (0, 0);
    for item in &chain {
        gaps.push((before.0, item.0, before.1, item.1));
        before = (item.0 + 1, item.2);
    }
    gaps.push((before.0, lines.len(), before.1, gold.len()));
    for (number, (from, to, start, end)) in gaps.iter().copied().enumerate() {
        // The first gap is filled from its end, so that a heading stays with what it heads.
        let order: Vec<usize> =
            if number == 0 { (from..to).rev().collect() } else { (from..to).collect() };
        let (mut low, mut high) = (start, end);
        for line in order {
            let words = &lines[line];
            if is_body[line] || words.is_empty() || low >= high || words.len() >= LONG + 3 {
                continue;
            }
            let mut places = low..(high + 1).saturating_sub(words.len()).max(low);
            let fits = |at: &usize| gold[*at..].starts_with(words);
            let place = if number == 0 { places.rev().find(fits) } else { places.find(fits) };
            if let Some(place) = place {
                is_body[line] = true;
                if number == 0 { high = place } else { low = place + words.len() }
            }
        }
    }
    is_body
}
