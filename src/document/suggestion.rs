//! "Did you mean": the one name that a misspelt one is near to.

/// More characters than any name that a slip could have come from.
const LONGEST: usize = 80;

/// How many known names are compared: with more of them, the first ones only.
const MOST_COMPARED: usize = 1_000;

/// The nearest of the known names, if it is near enough to be a slip and no other is as near.
#[must_use]
pub fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // The distance of two texts costs their lengths multiplied; a slip of the hand is no longer than a name.
    if name.chars().nth(LONGEST).is_some() {
        return None;
    }
    let folded = fold(name);
    let allowed = match folded.chars().count() {
        0..=3 => 1,
        4..=7 => 2,
        _ => 3,
    };
    let mut ranked: Vec<(usize, &str)> = known
        .into_iter()
        .take(MOST_COMPARED)
        .filter(|candidate| candidate.chars().nth(LONGEST).is_none())
        .map(|candidate| (strsim::damerau_levenshtein(&folded, &fold(candidate)), candidate))
        .filter(|(distance, candidate)| *distance <= allowed && *distance < candidate.chars().count())
        .collect();
    ranked.sort_unstable();
    match ranked.as_slice() {
        [(_, only)] => Some(only),
        [(first, near), (second, _), ..] if first < second => Some(near),
        _ => None,
    }
}

/// Case and the choice between `-`, `_` and a space are never what somebody meant to say.
fn fold(name: &str) -> String {
    name.trim().to_lowercase().replace(['-', ' '], "_")
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
    use super::nearest;

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
