use super::parties::section;
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// nothing says whether a party may refuse a deal that harms its brand
    "brand-veto-missing",
    severity: Advice, from: Negotiation,
    authority: ["S3"],
    why: "a side that cannot refuse a harmful deal can only leave the partnership",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let Some(value) = section(subject) else { return };
    let field = value.protections.and(|protections| &protections.brand_veto);
    if !field.is_missing() {
        return;
    }
    let open = if field.is_open() { "; it is still open" } else { "" };
    drafts
        .at_key(
            "value.protections.brand_veto",
            format!("nothing says whether a party may refuse a deal that harms its brand{open}"),
        )
        .help("add `brand_veto:` under `value.protections`, `yes` or `no`");
}
