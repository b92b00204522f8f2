//! Units of time in other languages.

use super::Unit;
use super::Unit::{Days, Hours, Minutes, Months, Weeks, Years};
use crate::document::folded;

/// The unit that a word of another language stands for, and which language that is. None of them is fixed: the charter is
/// kept
/// in the words that its readers know, and a person says which.
pub(super) fn unit(word: &str) -> Option<(&'static str, Unit)> {
    const WORDS: [(&str, [&str; 6]); 6] = [
        // Years, months, weeks, days, hours, minutes, each in the singular and the plural.
        (
            "French",
            ["an année ans années", "mois", "semaine semaines", "jour jours", "heure heures", "minute"],
        ),
        (
            "German",
            [
                "jahr jahre jahren",
                "monat monate monaten",
                "woche wochen",
                "tag tage tagen",
                "stunde stunden",
                "minuten",
            ],
        ),
        (
            "Spanish",
            ["año años", "mes meses", "semana semanas", "día dia días dias", "hora horas", "minuto minutos"],
        ),
        ("Italian", ["anno anni", "mese mesi", "settimana settimane", "giorno giorni", "ora ore", "minuti"]),
        ("Dutch", ["jaar jaren", "maand maanden", "weken", "dag dagen", "uur uren", "minuut minuten"]),
        ("Portuguese", ["ano anos", "mês meses", "semanas", "dias", "horas", "minutos"]),
    ];
    let word = folded(word);
    WORDS.iter().find_map(|(language, units)| {
        let at = units.iter().position(|words| words.split(' ').any(|known| known == word))?;
        let unit = *[Years, Months, Weeks, Days, Hours, Minutes].get(at)?;
        Some((*language, unit))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::scalar::{Duration, Scalar as _};

    #[test]
    fn a_unit_of_another_language_is_told_and_not_fixed() {
        for (text, help) in [
            ("30 jours", "write `30 days`"),
            ("3 Monate", "write `3 months`"),
            ("2 semanas", "write `2 weeks`"),
            ("30 días", "write `30 days`"),
            ("48 ore", "write `48 hours`"),
            ("1 jaar", "write `1 year`"),
        ] {
            let refused = Duration::parse(text).unwrap_err();
            assert_eq!((refused.help.as_str(), refused.reading), (help, None), "{text}");
        }
        assert_eq!(unit("days"), None);
    }
}
