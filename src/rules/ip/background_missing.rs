use crate::rules::canvas::gap::Gap;
use crate::rules::series::{names, series};
use crate::rules::{Drafts, Subject, rule};

rule! {
    /// the ip section does not say what becomes of what each party brought
    "ip-background-missing",
    severity: Warning, from: Negotiation,
    authority: ["S2"],
    why: "what is not said to stay can be claimed to have been put in",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let charter = subject.charter;
    let Some(ip) = charter.ip.get() else { return };
    let parties = subject.parties();
    let Some(gap) = Gap::of_each(&parties, &ip.background) else { return };
    let open = if gap.is_open { ": it is still open" } else { "" };
    if gap.parties.len() == parties.len() {
        drafts
            .at_key(
                "ip.background",
                format!("the ip section does not say who owns what each party brought{open}"),
            )
            .help("add `background:` to `ip`; usual is `background: retained`, each keeps what it brought");
        return;
    }
    let lines: Vec<String> = gap.parties.iter().map(|party| format!("`{party}: retained`")).collect();
    drafts
        .at_key(
            gap.path("ip.background"),
            format!(
                "the ip section does not say who owns what {} brought{open}",
                names(charter, &gap.parties)
            ),
        )
        .help(format!("add {} to `ip.background`, or write one value for all", series(&lines)));
}
