use crate::rules::rule;

rule! {
    /// the ip section does not say what becomes of what each party brought
    "ip-background-missing",
    severity: Warning, from: Negotiation,
    nature: Gap(OwnKnowledge), consequence: Unsaid,
    authority: ["S2"],
    why: "what is not said to stay can be claimed to have been put in",
    check: Wanted {
        ip.background.{party},
        no: "background IP terms",
        open: "background IP undecided",
        write: "add `background:` to `ip`; usual is `background: retained`, each keeps what it brought",
        left_out: "add `{party}: retained` to `ip.background`, or write one value for all",
    },
}
