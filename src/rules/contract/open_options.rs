use crate::document::agreed::sections;
use crate::document::{choice_left_open, may_leave_open};
use crate::grammar::has;
use crate::method::terms;
use crate::rules::{Drafts, Subject, rule};
use crate::yaml::{Kind, NodeId, Tree, YamlPath};

rule! {
    /// a term leaves a choice open
    "open-options",
    severity: Warning, from: Negotiation, until: Launch,
    nature: Defect, consequence: Trapped,
    authority: ["contract practice"],
    why: "each party can read a term signed with alternatives in it its own way",
    check: Partnership(check),
}

fn check(subject: &Subject<'_>, drafts: &mut Drafts<'_>) {
    let source = &subject.partnership.charter.source;
    let Some(root) = source.tree.root().filter(|_| may_leave_open(source.tree.all_scalars())) else { return };
    for section in sections() {
        let Some((_, value)) = source.tree.get(root, section) else { continue };
        let mut found = Vec::new();
        collect(&source.tree, value, &Trail { above: None, step: Way::Key(section) }, &mut found);
        for (path, words) in found {
            let what = called(&path);
            let leaves = if has(&what) == "has" { "leaves" } else { "leave" };
            let message = format!("{what} {leaves} a choice open: \"{words}\"");
            drafts.at_value(path, message).label("not settled").help(
                "choose one and write the term as it will be signed; until then write `TBD` as the whole value",
            );
        }
    }
}

/// What people call a place, or what it is a part of; its path where they have no word for either.
fn called(path: &YamlPath) -> String {
    let keys: Vec<&str> = path.keys().collect();
    let around = (1..=keys.len()).rev().find_map(|depth| terms::at(&keys[..depth]));
    around.map_or_else(|| format!("`{path}`"), |term| term.noun.to_owned())
}

/// The way down to a node. Put into words only where something is found there.
struct Trail<'a> {
    above: Option<&'a Trail<'a>>,
    step: Way<'a>,
}

enum Way<'a> {
    Key(&'a str),
    Index(usize),
}

impl Trail<'_> {
    fn path(&self) -> YamlPath {
        let above = self.above.map_or_else(YamlPath::root, Trail::path);
        match self.step {
            Way::Key(key) => above.key(key),
            Way::Index(index) => above.index(index),
        }
    }
}

/// The texts below a node that leave a choice open, each with its place and the words that do.
fn collect(tree: &Tree, node: NodeId, trail: &Trail<'_>, found: &mut Vec<(YamlPath, String)>) {
    let further = |step| Trail { above: Some(trail), step };
    match tree.kind(node) {
        Kind::Scalar => {
            found.extend(tree.scalar(node).and_then(choice_left_open).map(|words| (trail.path(), words)));
        }
        Kind::Sequence => {
            for (index, item) in tree.items(node).enumerate() {
                collect(tree, item, &further(Way::Index(index)), found);
            }
        }
        Kind::Mapping => {
            for (key, value) in tree.entries(node) {
                let Some(name) = tree.scalar(key).filter(|name| !name.starts_with("x-")) else { continue };
                collect(tree, value, &further(Way::Key(name)), found);
            }
        }
    }
}
