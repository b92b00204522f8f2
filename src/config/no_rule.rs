//! What to say of a name that no rule bears, in settings, on the command line and in what silences findings.

/// `no rule is called `exit-notise-missing``.
#[must_use]
pub fn no_rule(id: &str) -> String {
    format!("no rule is called `{id}`")
}

/// What to write instead: the rule that the name is near to, if there is one.
#[must_use]
pub fn meant(near: Option<&str>) -> String {
    near.map_or_else(
        || "`partner explain` lists them all".to_owned(),
        |near| format!("did you mean `{near}`?"),
    )
}
