//! "Did you mean": the one name that a misspelt one is near to.

use super::folded;

/// More characters than any name that a slip could have come from.
const LONGEST: usize = 80;

/// How many known names are compared: with more of them, the first ones only.
const MOST_COMPARED: usize = 1_000;

/// The nearest of the known names, if it is near enough to be a slip and no other is as near.
#[must_use]
pub fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    match ranked(name, known).as_slice() {
        [(_, only)] => Some(only),
        [(first, near), (second, _), ..] if first < second => Some(near),
        _ => None,
    }
}

/// The one known name that a misspelt one can only stand for, so that a program may write it: the only one that is the same
/// but for case, spaces and hyphens; else the only one that is near at all, and word by word they differ by a slip of the
/// hand. `kestrel-uk` is near to `kestrel-us` and no slip for it.
#[must_use]
pub fn certain<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let near = ranked(name, known);
    match (same_among(name, &near).as_slice(), near.as_slice()) {
        ([only], _) => Some(only),
        ([], [(_, only)]) if is_slip(&fold(name), &fold(only)) => Some(only),
        _ => None,
    }
}

/// The one known name that is the same but for case, spaces and hyphens: another spelling, and no guess.
#[must_use]
pub fn same<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    match same_among(name, &ranked(name, known)).as_slice() {
        [only] => Some(only),
        _ => None,
    }
}

fn same_among<'a>(name: &str, near: &[(usize, &'a str)]) -> Vec<&'a str> {
    let joined = |text: &str| fold(text).replace('_', "");
    let written = joined(name);
    near.iter().map(|(_, known)| *known).filter(|known| joined(known) == written).collect()
}

fn is_slip(written: &str, meant: &str) -> bool {
    let (of_written, of_meant): (Vec<&str>, Vec<&str>) =
        (written.split('_').collect(), meant.split('_').collect());
    let are_alike = |(written, meant): (&&str, &&str)| written == meant || is_slip_of_word(written, meant);
    of_written.len() == of_meant.len() && of_written.iter().zip(&of_meant).all(are_alike)
}

/// Short words and numbers are one edit away from others that mean something else, and nobody misses the first letter.
fn is_slip_of_word(written: &str, meant: &str) -> bool {
    let most = match meant.chars().count().min(written.chars().count()) {
        0..=3 => return false,
        4..=7 => 1,
        _ => 2,
    };
    let are_letters = [written, meant].iter().all(|word| word.chars().all(char::is_alphabetic));
    are_letters
        && written.chars().next() == meant.chars().next()
        && strsim::damerau_levenshtein(written, meant) <= most
        && ends_alike(written, meant)
}

/// Whether the words may be one word of one language: what ends otherwise may be another word, or one of another
/// language, as
/// `exito`, `risiko` and `dias` are. An ending that was forgotten, a plural and two letters that have changed places are
/// slips.
fn ends_alike(written: &str, meant: &str) -> bool {
    let last_two = |word: &str| {
        let mut letters = word.chars().rev();
        (letters.next(), letters.next())
    };
    let ((last, before), (last_meant, before_meant)) = (last_two(written), last_two(meant));
    last == last_meant
        || (last == before_meant && before == last_meant)
        || meant.starts_with(written)
        || written.strip_suffix('s') == Some(meant)
}

/// The known names that are near enough to be meant, nearest first.
fn ranked<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Vec<(usize, &'a str)> {
    // The distance of two texts costs their lengths multiplied; a slip of the hand is no longer than a name.
    if name.chars().nth(LONGEST).is_some() {
        return Vec::new();
    }
    let folded = fold(name);
    let length = folded.chars().count();
    let allowed = match length {
        0..=3 => 1,
        4..=7 => 2,
        _ => 3,
    };
    let mut ranked: Vec<(usize, &str)> = known
        .into_iter()
        .take(MOST_COMPARED)
        .filter(|candidate| candidate.chars().nth(LONGEST).is_none())
        .map(|candidate| (fold(candidate), candidate))
        // Each letter more or less is an edit: what its length alone tells apart is not compared letter by letter.
        .filter(|(known, _)| known.chars().count().abs_diff(length) <= allowed)
        .map(|(known, candidate)| (strsim::damerau_levenshtein(&folded, &known), candidate))
        .filter(|(distance, candidate)| *distance <= allowed && *distance < candidate.chars().count())
        .collect();
    ranked.sort_unstable();
    ranked
}

/// Case and the choice between `-`, `_` and a space are never what somebody meant to say.
fn fold(name: &str) -> String {
    folded(name).replace(['-', ' '], "_")
}

/// The names for a message: `a, b, c and 5 more`.
#[must_use]
pub fn listed(names: &[&str], most: usize) -> String {
    let shown = names.iter().take(most).map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    match names.len().saturating_sub(most) {
        0 => shown,
        more => format!("{shown} and {more} more"),
    }
}

#[cfg(test)]
mod tests {
    use super::{certain, nearest, same};

    #[test]
    fn a_slip_is_recognised_and_a_stranger_is_not() {
        assert_eq!(nearest("notise", ["notice", "assets"]), Some("notice"));
        assert_eq!(nearest("Non-Compete", ["non_compete", "notice"]), Some("non_compete"));
        assert_eq!(nearest("buyer", ["notice", "assets"]), None);
    }

    #[test]
    fn two_equally_near_names_are_no_suggestion() {
        assert_eq!(nearest("cat", ["bat", "hat"]), None);
    }

    #[test]
    fn only_a_slip_for_one_name_is_certain() {
        let certain = |name, known: &[&'static str]| certain(name, known.iter().copied());
        assert_eq!(certain("notise", &["notice", "assets"]), Some("notice"));
        assert_eq!(certain("Non-Compete", &["non_compete"]), Some("non_compete"));
        assert_eq!(certain("windingdown", &["winding-down"]), Some("winding-down"));
        assert_eq!(certain("kestral", &["kestrel", "northwind"]), Some("kestrel"));
        assert_eq!(certain("Term", &["term", "tier"]), Some("term"));
        // Near to two, though nearer to one.
        assert_eq!(certain("trem", &["term", "tier"]), None);
        assert_eq!(certain("kestral", &["kestrel", "kestrels"]), None);
        for (written, meant) in [
            ("kestrel-uk", "kestrel-us"),
            ("gate-2", "gate-1"),
            ("q3-review", "q2-review"),
            ("dates", "gates"),
            ("nda", "ndas"),
            ("terms-north", "terms"),
            ("exito", "exit"),
            ("metrica", "metrics"),
            ("terme", "terms"),
            ("jours", "hours"),
            ("dias", "days"),
            ("minuten", "minutes"),
        ] {
            assert_eq!(certain(written, &[meant]), None, "{written}");
        }
    }

    #[test]
    fn an_ending_is_forgotten_or_turned_around() {
        for (written, meant) in [
            ("exti", "exit"),
            ("busines", "business"),
            ("terms", "term"),
            ("metric", "metrics"),
            ("gatse", "gates"),
        ] {
            assert_eq!(certain(written, [meant]), Some(meant), "{written}");
        }
    }

    #[test]
    fn another_spelling_is_no_guess() {
        assert_eq!(same("Winding Down", ["winding-down", "launch"]), Some("winding-down"));
        assert_eq!(same("windng-down", ["winding-down"]), None);
    }

    #[test]
    fn a_text_that_is_too_long_for_a_name_is_not_compared() {
        let long = "n".repeat(3_000_000);
        assert_eq!(nearest(&long, ["notice", "non_compete"]), None);
        assert_eq!(nearest("notise", ["notice", long.as_str()]), Some("notice"));
    }

    #[test]
    fn a_short_name_is_not_near_to_everything() {
        assert_eq!(nearest("x", ["ip"]), None);
    }
}
