//! What an entry of a list is known by, wherever in the list it stands.
//!
//! That is its `id`, else what names it, else what it says. A place by these names is stable: an entry that comes in above, or
//! another order, changes none of the others.

use std::cell::OnceCell;
use std::collections::BTreeMap;

use sha2::{Digest as _, Sha256};

use super::canonical_json::canonical_by;
use super::folding;
use super::meaning::Meaning;
use crate::yaml::{Kind, NodeId, Step, Tree, YamlPath};

/// The keys that name an entry, best first; where several belong together, what is given of them.
const NAMING: [&[&str]; 8] = [
    &["id"],
    &["name"],
    &["what"],
    &["item"],
    &["goal"],
    &["who"],
    &["rule", "at"],
    &["customer", "product", "partner"],
];

/// The most characters of a name that stands in a place; of a longer one its digest does.
const LONGEST: usize = 80;

/// Begins what stands for an entry by a digest; no name does.
const DIGEST: char = '#';

/// Stands between what an entry shares with others and what sets it apart; in no name.
const APART: char = '~';

/// Whether a key by itself names the entry that it belongs to.
#[must_use]
pub fn is_naming(key: &str) -> bool {
    NAMING.iter().any(|keys| *keys == [key])
}

/// Two names or ids as people read them: the one place that says when they are the same.
#[must_use]
pub fn same(one: &str, other: &str) -> bool {
    as_read(one) == as_read(other)
}

/// A name in the one spelling that is compared.
fn as_read(name: &str) -> String {
    folding::spelt(name)
}

/// Whether a place is this one or lies below it.
#[must_use]
pub fn is_within(outer: &YamlPath, place: &YamlPath) -> bool {
    let is_same = |(one, other): (&Step, &Step)| match (one, other) {
        (Step::Key(one), Step::Key(other)) => same(one, other),
        (one, other) => one == other,
    };
    outer.steps().len() <= place.steps().len() && outer.steps().iter().zip(place.steps()).all(is_same)
}

/// Things by places, found again from any place that lies within.
#[derive(Debug, Default)]
pub struct ByPlace<T>(BTreeMap<Vec<Step>, T>);

impl<T: Default> ByPlace<T> {
    /// What there is at a place; nothing yet where nobody has asked before.
    pub fn at(&mut self, place: &YamlPath) -> &mut T {
        self.0.entry(place.steps().iter().map(step_as_read).collect()).or_default()
    }

    /// The things at this place and at those around it, outermost first.
    pub fn around(&mut self, place: &YamlPath, mut then: impl FnMut(&mut T)) {
        let steps: Vec<Step> = place.steps().iter().map(step_as_read).collect();
        for count in 0..=steps.len() {
            if let Some(found) = self.0.get_mut(&steps[..count]) {
                then(found);
            }
        }
    }
}

fn step_as_read(step: &Step) -> Step {
    match step {
        Step::Key(key) => Step::Key(as_read(key)),
        Step::Index(index) => Step::Index(*index),
    }
}

/// The places of one document: from indexes to what entries are known by, and back. Remembers each list that it has
/// looked at.
#[derive(Debug)]
pub struct Places<'t> {
    tree: &'t Tree,
    lists: BTreeMap<NodeId, Entries>,
}

/// The entries of a list with what each is known by.
#[derive(Debug, Default)]
struct Entries {
    all: Vec<(NodeId, String)>,
    /// Which is the first by its name as people read it, once somebody asks.
    by_name: OnceCell<BTreeMap<String, usize>>,
}

impl Entries {
    /// The first entry of a name as people read it.
    fn named(&self, name: &str) -> Option<usize> {
        let by_name = self.by_name.get_or_init(|| {
            let mut by_name = BTreeMap::new();
            for (nth, (_, name)) in self.all.iter().enumerate() {
                by_name.entry(as_read(name)).or_insert(nth);
            }
            by_name
        });
        by_name.get(&as_read(name)).copied()
    }
}

impl<'t> Places<'t> {
    /// The places of this document.
    #[must_use]
    pub fn of(tree: &'t Tree) -> Self {
        Self { tree, lists: BTreeMap::new() }
    }

    /// The place without indexes: `gates.traction.due` for `gates[1].due`. The index of an entry that is not there stays.
    pub fn stable(&mut self, path: &YamlPath) -> YamlPath {
        let mut here = self.tree.root();
        let mut stable = YamlPath::root();
        for step in path.steps() {
            let (next, name) = match step {
                Step::Key(key) => (here.and_then(|here| self.under(here, key)), key.clone()),
                Step::Index(index) => match here.and_then(|here| self.entries(here).all.get(*index).cloned())
                {
                    Some((entry, name)) => (Some(entry), name),
                    None => {
                        here = None;
                        stable = stable.index(*index);
                        continue;
                    }
                },
            };
            here = next;
            stable = stable.key(name);
        }
        stable
    }

    /// The place with entries by their indexes as they stand now: `gates[1].due` for `gates.traction.due`. The name of an
    /// entry
    /// that is not there stays.
    pub fn indexed(&mut self, place: &YamlPath) -> YamlPath {
        let mut here = self.tree.root();
        let mut path = YamlPath::root();
        for step in place.steps() {
            let found = match (step, here) {
                (Step::Key(key), Some(node)) if self.tree.kind(node) != Kind::Mapping => {
                    self.entries(node).named(key)
                }
                (Step::Index(index), _) => Some(*index),
                _ => None,
            };
            match (found, step) {
                (Some(index), _) => {
                    here = here.and_then(|here| Some(self.entries(here).all.get(index)?.0));
                    path = path.index(index);
                }
                (None, Step::Key(key)) => {
                    here = here.and_then(|here| self.under(here, key));
                    path = path.key(key);
                }
                (None, Step::Index(_)) => {}
            }
        }
        path
    }

    /// What the entries of the list at a path are known by, in the order of the text; none where there is no list.
    pub fn names(&mut self, path: &YamlPath) -> Vec<String> {
        let path = self.indexed(path);
        let reached = self.tree.resolve(&path);
        let list = reached.value.filter(|_| reached.steps == path.steps().len());
        let Some(list) = list.filter(|list| self.tree.kind(*list) == Kind::Sequence) else {
            return Vec::new();
        };
        self.entries(list).all.iter().map(|(_, name)| name.clone()).collect()
    }

    fn under(&self, map: NodeId, key: &str) -> Option<NodeId> {
        self.tree.get(map, key).map(|(_, value)| value)
    }

    /// The entries of a list with what each is known by. One plain value where a list belongs is a list of one.
    fn entries(&mut self, list: NodeId) -> &Entries {
        let tree = self.tree;
        self.lists.entry(list).or_insert_with(|| {
            let items: Vec<NodeId> = match tree.kind(list) {
                Kind::Sequence => tree.items(list).collect(),
                Kind::Scalar => vec![list],
                Kind::Mapping => Vec::new(),
            };
            let spelt = |node: NodeId| {
                let text = tree.scalar(node).unwrap_or_default();
                Meaning::seeming(text).spelt(text)
            };
            let names: Vec<Option<String>> = items.iter().map(|item| name_of(tree, *item)).collect();
            let said = |nth: usize| {
                items.get(nth).and_then(|item| canonical_by(tree, *item, &spelt)).unwrap_or_default()
            };
            let known = known_by(&names, said);
            Entries { all: items.into_iter().zip(known).collect(), by_name: OnceCell::new() }
        })
    }
}

/// What names an entry, if something does; of a plain value that is its text.
fn name_of(tree: &Tree, entry: NodeId) -> Option<String> {
    if let Some(text) = tree.scalar(entry) {
        return Some(as_read(text)).filter(|text| !text.is_empty() && !tree.is_null(entry));
    }
    named_by(|key| {
        let (_, value) = tree.get(entry, key)?;
        tree.scalar(value).filter(|_| !tree.is_null(value))
    })
}

/// What names an entry of which `given` tells the plain value of a key.
pub fn named_by<'v>(given: impl Fn(&str) -> Option<&'v str>) -> Option<String> {
    NAMING.iter().find_map(|keys| {
        let values = keys.iter().filter_map(|key| given(key)).map(as_read).filter(|value| !value.is_empty());
        let name = values.collect::<Vec<_>>().join(", ");
        (!name.is_empty()).then_some(name)
    })
}

/// What the entries of a list are known by, each by a text of its own: its name; where several have one name and say
/// different
/// things, the name and a digest of what they `say`; without a name, the digest alone. Those that are equal are numbered.
pub fn known_by(names: &[Option<String>], say: impl Fn(usize) -> String) -> Vec<String> {
    let mut bearers: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (nth, name) in names.iter().enumerate() {
        bearers.entry(name.as_deref().unwrap_or_default()).or_default().push(nth);
    }
    let mut known = vec![String::new(); names.len()];
    for (name, bearers) in bearers {
        let print = |nth: &usize| digest(&say(*nth));
        let prints: Vec<String> = if bearers.len() > 1 || name.is_empty() {
            bearers.iter().map(print).collect()
        } else {
            Vec::new()
        };
        let differ = prints.windows(2).any(|pair| pair[0] != pair[1]);
        let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
        for (at, nth) in bearers.into_iter().enumerate() {
            let print = prints.get(at).map(String::as_str).unwrap_or_default();
            let bare = match name {
                "" => format!("{DIGEST}{print}"),
                name if differ => format!("{}{APART}{print}", in_place(name)),
                name => in_place(name),
            };
            let times = seen.entry(print).or_default();
            *times += 1;
            known[nth] = if *times == 1 { bare } else { format!("{bare}{APART}{times}") };
        }
    }
    known
}

/// A name as it stands in a place: itself, or its digest where it is long or could be taken for something else.
fn in_place(name: &str) -> String {
    let is_plain = !name.starts_with(DIGEST)
        && !name.contains(APART)
        && !name.contains(char::is_control)
        && name.chars().count() <= LONGEST;
    if is_plain { name.to_owned() } else { format!("{DIGEST}{}", digest(name)) }
}

/// Twelve digits that stand for a text.
fn digest(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().take(6).map(|byte| format!("{byte:02x}")).collect()
}
