//! Which customers of a deal register are one, by their names and by what the register says of them.

use std::collections::{BTreeMap, BTreeSet};

use crate::document::folded;
use crate::document::records::deals::Deal;

/// What may stand behind the name of a company: its legal form, in words that stand alone.
const LEGAL_FORMS: &[&str] = &[
    "ab",
    "ad",
    "ag",
    "aps",
    "as",
    "asa",
    "asbl",
    "bhd",
    "bv",
    "bvba",
    "co",
    "company",
    "corp",
    "corporation",
    "cv",
    "dd",
    "doo",
    "ead",
    "eg",
    "ehf",
    "ek",
    "eood",
    "ev",
    "gbr",
    "gesmbh",
    "gmbh",
    "hf",
    "inc",
    "incorporated",
    "jsc",
    "kft",
    "kg",
    "kgaa",
    "kk",
    "ks",
    "lda",
    "limited",
    "llc",
    "llp",
    "lp",
    "ltd",
    "ltda",
    "mbh",
    "nv",
    "nyrt",
    "ohg",
    "ojsc",
    "ood",
    "oy",
    "oyj",
    "ou",
    "oü",
    "pjsc",
    "plc",
    "private",
    "pte",
    "pty",
    "pvt",
    "rl",
    "sa",
    "sarl",
    "sas",
    "sasu",
    "sc",
    "sca",
    "scs",
    "sdn",
    "se",
    "sia",
    "sicav",
    "sl",
    "slu",
    "snc",
    "spa",
    "spj",
    "spol",
    "spzoo",
    "srl",
    "sro",
    "stg",
    "uab",
    "ug",
    "unlimited",
    "vof",
    "vzw",
    "zao",
    "zrt",
    "有限公司",
    "株式会社",
];

/// Words that join legal forms.
const JOINING: &[&str] =
    &["&", "and", "de", "et", "i", "oo", "sp", "u", "und", "y", "z", "haftungsbeschränkt"];

/// The customers of a register.
#[derive(Debug, Default)]
pub(super) struct Customers {
    /// The name under which a customer goes for each folded name of it that a deal calls the same.
    one: BTreeMap<String, String>,
    /// Folded names that a deal calls different, smaller first.
    different: BTreeSet<(String, String)>,
    /// Folded names that deals call both.
    contradicted: BTreeSet<(String, String)>,
}

impl Customers {
    /// Reads what the deals say of their customers. What one deal says of two names holds for all.
    pub(super) fn of<'a>(deals: impl Iterator<Item = &'a Deal>) -> Self {
        let mut customers = Self::default();
        let mut same = BTreeSet::new();
        for deal in deals {
            let Some(customer) = deal.customer.get().map(|name| folded(name.as_str())) else { continue };
            same.extend(deal.same_as.get().map(|other| pair(&customer, &folded(other.as_str()))));
            let different = deal.different.get().into_iter().flat_map(|names| names.values());
            customers.different.extend(different.map(|other| pair(&customer, &folded(other.as_str()))));
        }
        for names in same {
            match customers.different.contains(&names) {
                true => _ = customers.contradicted.insert(names),
                false => customers.join(&names),
            }
        }
        customers
    }

    fn join(&mut self, (one, other): &(String, String)) {
        let (kept, gone) = (self.name_of(one), self.name_of(other));
        for name in self.one.values_mut().filter(|name| **name == gone) {
            name.clone_from(&kept);
        }
        for name in [one, other] {
            self.one.insert(name.clone(), kept.clone());
        }
    }

    /// The name under which a customer goes, from its folded name.
    pub(super) fn name_of(&self, folded: &str) -> String {
        self.one.get(folded).cloned().unwrap_or_else(|| folded.to_owned())
    }

    /// Whether two customers, by their folded names, are probably one, and nothing in the register settles it.
    pub(super) fn are_probably_one(&self, one: &str, other: &str) -> bool {
        let names = pair(one, other);
        let is_settled = self.name_of(one) == self.name_of(other) || self.different.contains(&names);
        self.contradicted.contains(&names) || (!is_settled && company(one) == company(other))
    }

    /// By which companies to look for customers that may be one with this, from its folded name.
    pub(super) fn alike(&self, name: &str) -> Vec<String> {
        let contradicted = self.contradicted.iter().filter(|(one, other)| one == name || other == name);
        let others = contradicted.flat_map(|(one, other)| [company(one), company(other)]);
        std::iter::once(company(name)).chain(others).collect()
    }
}

fn pair(one: &str, other: &str) -> (String, String) {
    let (first, second) = if one <= other { (one, other) } else { (other, one) };
    (first.to_owned(), second.to_owned())
}

/// The folded name of a company without its legal form and without points and commas.
pub(super) fn company(folded: &str) -> String {
    let plain: String =
        folded.chars().filter(|c| *c != '.').map(|c| if ",()/".contains(c) { ' ' } else { c }).collect();
    let plain = plain.replace(" sà rl", " sarl").replace(" sàrl", " sarl");
    let mut words: Vec<&str> = plain.split_whitespace().collect();
    while let Some(rest) = without_form(&words).filter(|rest| !rest.is_empty()) {
        words.truncate(rest.len());
    }
    words.join(" ")
}

/// The words before a legal form at their end. Some are written as two letters: `A/S`, `S. A.`
fn without_form<'w>(words: &'w [&'w str]) -> Option<&'w [&'w str]> {
    match words {
        [rest @ .., "s", "a"] | [rest @ .., "a", "s"] | [rest @ .., "b" | "n", "v"] => Some(rest),
        [rest @ .., last] if LEGAL_FORMS.contains(last) || JOINING.contains(last) => Some(rest),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_legal_form_is_no_part_of_the_name() {
        for name in [
            "Acme",
            "Acme Ltd",
            "ACME Ltd.",
            "Acme, Inc.",
            "Acme LLC",
            "acme GmbH & Co. KG",
            "Acme S.A.",
            "Acme B.V.",
            "Acme Oy",
            "Acme AB",
            "Acme Pty Ltd",
            "Acme Co., Ltd.",
            "Acme Sp. z o.o.",
            "Acme Limited",
            "Acme s.r.o.",
            "Acme A/S",
            "Acme (UG haftungsbeschränkt)",
            "Acme S.à r.l.",
        ] {
            assert_eq!(company(&folded(name)), "acme", "{name}");
        }
    }

    #[test]
    fn what_is_left_is_the_name() {
        assert_eq!(company("ag"), "ag");
        assert_eq!(company("limited edition books"), "limited edition books");
        assert_eq!(company("acme bank ltd"), "acme bank");
        assert_eq!(company("ahmed & sons"), "ahmed & sons");
        assert_eq!(company("inc & co magazine"), "inc & co magazine");
        assert_eq!(company("vitamin a"), "vitamin a");
    }
}
