//! `plugin.yaml` becomes a [`Manifest`], or every mistake in it is said at its place.

use std::collections::BTreeMap;
use std::sync::Arc;

use globset::GlobBuilder;
use heng_model::{Diagnostic, Message, Severity, Source, Span};
use heng_yaml::shape::Keys;
use heng_yaml::{Entry, Node, Yaml};

use super::shapes::{FUNCTION, LIMITS, MOST_FUEL, MOST_PROCESSES, MOST_SECONDS, PLUGIN, REPORT, RIGHTS, SAID};
use super::{About, Format, Function, Limits, Manifest, Program, Reads, Rights};
use crate::bounds::in_words;
use crate::kind::Kind;
use crate::protocol::PROTOCOL;

/// The least and the most address space, and the most bytes of one answer, that an author may ask for.
const MEMORY: (u64, u64) = (64 << 20, 64 << 30);
const MOST_ANSWER: u64 = 64 << 20;
/// The most memory of a component: more it cannot address.
const MOST_OF_COMPONENT: u64 = 4 << 30;
/// Parameters of one function: a call of a script may have as many.
pub const MOST_PARAMETERS: usize = 8;
/// Names that scripts cannot write after `::`, since the language keeps them for itself.
const RESERVED: &[&str] = &[
    "as", "break", "call", "case", "catch", "const", "continue", "default", "do", "else", "export", "fn", "for",
    "global", "if", "import", "in", "is", "let", "loop", "match", "new", "null", "private", "public", "return",
    "shared", "spawn", "static", "super", "switch", "sync", "this", "thread", "throw", "try", "until", "use", "var",
    "void", "while", "with", "yield",
];

/// Bytes of one text of `plugin.yaml`.
pub const MOST_TEXT: usize = 1_000;
/// Names that the script has for what it judges: a namespace of that name would only confuse.
const TAKEN: &[&str] = &["bundle", "heng", "lib", "params", "subject"];
/// Keys under which an author may look for what Heng does not know of files.
const MEDIA_TYPES: &[&str] =
    &["content_type", "content_types", "media", "media_type", "media_types", "mime", "mime_type", "mime_types"];

/// Reads `plugin.yaml`. No manifest means that at least one of the diagnostics is an error.
pub fn read(source: &Arc<Source>) -> (Option<Manifest>, Vec<Diagnostic>) {
    let (tree, diagnostics) = heng_yaml::parse(source);
    let mut reader = Reader { source, diagnostics };
    let manifest = tree.and_then(|tree| reader.manifest(&tree));
    let broken = reader.diagnostics.iter().any(|said| said.severity == Severity::Error);
    reader.diagnostics.sort_by_key(Diagnostic::sort_key);
    (manifest.filter(|_| !broken), reader.diagnostics)
}

struct Reader<'a> {
    source: &'a Arc<Source>,
    diagnostics: Vec<Diagnostic>,
}

/// The entries of a map by their keys.
type Entries<'n> = BTreeMap<&'n str, &'n Entry>;

impl Reader<'_> {
    fn manifest(&mut self, root: &Node) -> Option<Manifest> {
        let map = self.map(root, &PLUGIN)?;
        let id = self.needed(&map, "id", root).and_then(|node| self.name(node, true));
        let version = self.needed(&map, "version", root).and_then(|node| self.text(node));
        if let Some(node) = self.needed(&map, "protocol", root) {
            self.protocol(node);
        }
        let program = self.program(&map, root);
        let about = self.about(&map);
        let namespace = map.get("namespace").map(|entry| self.namespace(&entry.node));
        let functions = map.get("functions").map(|entry| self.functions(&entry.node)).unwrap_or_default();
        let reads = map.get("reads").map(|entry| self.reads(&entry.node)).unwrap_or_default();
        let reports = map.get("reports").map(|entry| self.reports(&entry.node)).unwrap_or_default();
        let component = map.contains_key("component");
        let rights = match map.get("rights") {
            Some(entry) if component => {
                self.say(Message::new("heng::plugin::no_rights"), entry.key_span);
                Rights::default()
            }
            Some(entry) => self.rights(&entry.node),
            None => Rights::default(),
        };
        let limits = self.limits(map.get("limits").map(|entry| &entry.node), component);
        if ["functions", "reads", "reports"].iter().all(|key| !map.contains_key(key)) {
            self.say(Message::new("heng::plugin::offers_nothing"), head(root));
        }
        let id = id?;
        let namespace = match namespace {
            Some(named) => named?,
            None => self.namespace_of_id(&id, map.get("id")?)?,
        };
        let version = version?;
        Some(Manifest { version, about, program: program?, namespace, functions, reads, reports, rights, limits, id })
    }

    fn say(&mut self, message: Message, span: Span) {
        self.diagnostics.push(Diagnostic::error(message).at(self.source, span));
    }

    fn wrong(&mut self, node: &Node, expected: &'static str) {
        self.say(Message::new("heng::plugin::wrong_type").with("expected", Message::new(expected)), node.span);
    }

    /// The entries of a map that may have these keys.
    fn map<'n>(&mut self, node: &'n Node, keys: &Keys) -> Option<Entries<'n>> {
        let Yaml::Map(entries) = &node.value else {
            self.wrong(node, "heng::plugin::a_map");
            return None;
        };
        for entry in entries.iter().filter(|entry| !keys.has(&entry.key)) {
            if MEDIA_TYPES.contains(&entry.key.as_str()) {
                self.say(Message::new("heng::plugin::media_type").with("type", entry.key.as_str()), entry.key_span);
                continue;
            }
            let known: Vec<String> = keys.names().map(str::to_owned).collect();
            let message = Message::new("heng::plugin::unknown_key").with("key", entry.key.as_str());
            self.say(
                message.with("suggestion", nearest(&entry.key, keys.names())).with("known", known),
                entry.key_span,
            );
        }
        Some(entries.iter().map(|entry| (entry.key.as_str(), entry)).collect())
    }

    /// The entries of a map of names.
    fn names<'n>(&mut self, node: &'n Node) -> &'n [Entry] {
        if let Yaml::Map(entries) = &node.value {
            return entries;
        }
        self.wrong(node, "heng::plugin::a_map");
        &[]
    }

    fn needed<'n>(&mut self, map: &Entries<'n>, key: &'static str, around: &Node) -> Option<&'n Node> {
        let found = map.get(key).map(|entry| &entry.node);
        if found.is_none() {
            self.say(Message::new("heng::plugin::missing_key").with("key", key), head(around));
        }
        found
    }

    fn text(&mut self, node: &Node) -> Option<String> {
        match &node.value {
            Yaml::Scalar { text, .. } if text.trim().chars().any(disturbs) => {
                self.say(Message::new("heng::plugin::control_character"), node.span);
                None
            }
            Yaml::Scalar { text, .. } if text.trim().len() > MOST_TEXT => {
                self.say(
                    Message::new("heng::plugin::text_too_long").with("most", in_words(MOST_TEXT as u64)),
                    node.span,
                );
                None
            }
            Yaml::Scalar { text, .. } if !text.trim().is_empty() => Some(text.trim().to_owned()),
            _ => {
                self.wrong(node, "heng::plugin::a_text");
                None
            }
        }
    }

    fn whole(&mut self, node: &Node, least: i64, most: i64) -> Option<u64> {
        let found = match &node.value {
            Yaml::Scalar { text, .. } => text.trim().parse::<i64>().ok(),
            _ => None,
        };
        let found = found.filter(|found| (least..=most).contains(found));
        if found.is_none() {
            let message = Message::new("heng::plugin::not_within").with("least", least).with("most", most);
            self.say(message, node.span);
        }
        found.and_then(|found| u64::try_from(found).ok())
    }

    /// A name of lower-case letters and digits, with `-` or with `_` between them.
    fn name(&mut self, node: &Node, hyphens: bool) -> Option<String> {
        let text = self.text(node)?;
        self.check_name(&text, node.span, hyphens).then_some(text)
    }

    /// The name before `::`.
    fn namespace(&mut self, node: &Node) -> Option<String> {
        let name = self.name(node, false)?;
        self.is_free(&name, node.span).then_some(name)
    }

    /// The same, where only the id says it.
    fn namespace_of_id(&mut self, id: &str, entry: &Entry) -> Option<String> {
        let name = id.replace('-', "_");
        if RESERVED.contains(&name.as_str()) {
            self.say(Message::new("heng::plugin::reserved_name").with("name", name), entry.node.span);
            return None;
        }
        self.is_free(&name, entry.node.span).then_some(name)
    }

    fn is_free(&mut self, name: &str, span: Span) -> bool {
        let free = !TAKEN.contains(&name);
        if !free {
            self.say(Message::new("heng::plugin::taken_namespace").with("name", name), span);
        }
        free
    }

    fn check_name(&mut self, text: &str, span: Span, hyphens: bool) -> bool {
        let joint = if hyphens { '-' } else { '_' };
        let good = text.starts_with(|sign: char| sign.is_ascii_lowercase())
            && text.chars().all(|sign| sign.is_ascii_lowercase() || sign.is_ascii_digit() || sign == joint)
            && text.len() <= 64;
        if !good {
            let message = Message::new("heng::plugin::bad_name").with("name", text).with("joint", joint.to_string());
            self.say(message, span);
        } else if !hyphens && RESERVED.contains(&text) {
            self.say(Message::new("heng::plugin::reserved_name").with("name", text), span);
            return false;
        }
        good
    }

    fn protocol(&mut self, node: &Node) {
        let text = self.text(node).unwrap_or_default();
        if !text.is_empty() && text != PROTOCOL.to_string() {
            let message = Message::new("heng::plugin::unknown_protocol").with("found", text);
            self.say(message.with("known", u64::from(PROTOCOL)), node.span);
        }
    }

    /// What runs: a command, or a component.
    fn program(&mut self, map: &Entries<'_>, root: &Node) -> Option<Program> {
        let Some(entry) = map.get("component") else {
            let node = self.needed(map, "command", root)?;
            return self.command(node).map(Program::Command);
        };
        if let Some(command) = map.get("command") {
            self.say(Message::new("heng::plugin::two_programs"), command.key_span);
        }
        let file = self.text(&entry.node)?;
        let file = file.strip_prefix("./").unwrap_or(&file).to_owned();
        let leads_out = |step: &str| step.is_empty() || step.starts_with('.') || step.contains(['\\', ':']);
        if file.split('/').any(leads_out) {
            self.say(Message::new("heng::plugin::leads_out").with("path", file.as_str()), entry.node.span);
        }
        Some(Program::Component(file))
    }

    fn command(&mut self, node: &Node) -> Option<Vec<String>> {
        let Yaml::List(items) = &node.value else {
            self.wrong(node, "heng::plugin::a_list");
            return None;
        };
        let words: Vec<String> = items.iter().filter_map(|item| self.text(item)).collect();
        if items.is_empty() {
            self.wrong(node, "heng::plugin::a_list");
        }
        for (word, item) in words.iter().zip(items) {
            let leads_out = word.starts_with("./") && word.split('/').any(|step| step == "..");
            if leads_out || word.starts_with("../") {
                self.say(Message::new("heng::plugin::leads_out").with("path", word.as_str()), item.span);
            }
        }
        (!words.is_empty() && words.len() == items.len()).then_some(words)
    }

    fn about(&mut self, map: &Entries<'_>) -> About {
        let Some(entry) = map.get("about") else { return About::default() };
        let Some(said) = self.map(&entry.node, &SAID) else { return About::default() };
        let zh = self.needed(&said, "zh", &entry.node).and_then(|node| self.text(node));
        let en = self.needed(&said, "en", &entry.node).and_then(|node| self.text(node));
        About { zh: zh.unwrap_or_default(), en: en.unwrap_or_default() }
    }

    fn kind(&mut self, node: &Node) -> Option<Kind> {
        let text = self.text(node)?;
        let kind = Kind::parse(&text);
        if kind.is_none() {
            let words = ["text", "number", "bool", "date", "document", "table", "map", "list", "any"];
            let message = Message::new("heng::plugin::unknown_kind").with("kind", text.as_str());
            self.say(message.with("suggestion", nearest(&text, words.into_iter())), node.span);
        }
        kind
    }

    fn functions(&mut self, node: &Node) -> Vec<Function> {
        let mut functions = Vec::new();
        for entry in self.names(node) {
            let good = self.check_name(&entry.key, entry.key_span, false);
            let Some(map) = self.map(&entry.node, &FUNCTION) else { continue };
            let mut parameters = Vec::new();
            if let Some(given) = map.get("parameters") {
                for one in self.names(&given.node) {
                    self.check_name(&one.key, one.key_span, false);
                    let kind = self.kind(&one.node);
                    parameters.extend(kind.map(|kind| (one.key.clone(), kind)));
                }
                if parameters.len() > MOST_PARAMETERS {
                    let message = Message::new("heng::plugin::too_many_parameters").with("most", MOST_PARAMETERS);
                    self.say(message, given.key_span);
                }
            }
            let place = self.needed(&map, "returns", &entry.node);
            let returns = place.and_then(|node| self.kind(node));
            if let (Some(place), Some(kind)) = (place, &returns)
                && kind.holds_evidence()
            {
                self.say(Message::new("heng::plugin::gives_evidence").with("kind", kind.to_string()), place.span);
            }
            let about = self.about(&map);
            if let (true, Some(returns)) = (good, returns) {
                functions.push(Function { name: entry.key.clone(), parameters, returns, about });
            }
        }
        functions
    }

    fn reads(&mut self, node: &Node) -> Vec<Reads> {
        let mut reads = Vec::new();
        for item in several(node) {
            let Some(pattern) = self.text(item) else { continue };
            if is_media_type(&pattern) {
                self.say(Message::new("heng::plugin::media_type").with("type", pattern), item.span);
                continue;
            }
            // `*.kw.txt` is a file of that ending in any folder.
            let whole = if pattern.contains('/') { pattern.clone() } else { format!("**/{pattern}") };
            match GlobBuilder::new(&whole).literal_separator(true).build() {
                Ok(glob) => reads.push(Reads { fits: glob.compile_matcher(), pattern }),
                Err(error) => {
                    let message = Message::new("heng::plugin::bad_pattern").with("pattern", pattern);
                    self.say(message.with("reason", error.kind().to_string()), item.span);
                }
            }
        }
        reads
    }

    fn reports(&mut self, node: &Node) -> Vec<Format> {
        let mut formats = Vec::new();
        for entry in self.names(node) {
            let good = self.check_name(&entry.key, entry.key_span, true);
            let about = match &entry.node.value {
                Yaml::Nothing => About::default(),
                _ => self.map(&entry.node, &REPORT).map(|map| self.about(&map)).unwrap_or_default(),
            };
            if good {
                formats.push(Format { name: entry.key.clone(), about });
            }
        }
        formats
    }

    fn rights(&mut self, node: &Node) -> Rights {
        let mut rights = Rights::default();
        for item in several(node) {
            let Some(word) = self.text(item) else { continue };
            match word.as_str() {
                "network" => rights.network = true,
                "scratch" => rights.scratch = true,
                _ => {
                    let known: Vec<String> = RIGHTS.iter().map(|(word, _)| (*word).to_owned()).collect();
                    let suggestion = nearest(&word, RIGHTS.iter().map(|(word, _)| *word));
                    let message = Message::new("heng::plugin::unknown_right").with("right", word);
                    self.say(message.with("suggestion", suggestion).with("known", known), item.span);
                }
            }
        }
        rights
    }

    fn limits(&mut self, node: Option<&Node>, component: bool) -> Limits {
        let mut limits = if component { Limits::of_components() } else { Limits::default() };
        let Some(map) = node.and_then(|node| self.map(node, &LIMITS)) else { return limits };
        let set = |key: &str, read: &mut dyn FnMut(&Node) -> Option<u64>, into: &mut u64| {
            *into = map.get(key).and_then(|entry| read(&entry.node)).unwrap_or(*into);
        };
        set("seconds", &mut |node| self.whole(node, 1, MOST_SECONDS), &mut limits.seconds);
        let most = if component { MOST_OF_COMPONENT } else { MEMORY.1 };
        set("memory", &mut |node| self.size(node, MEMORY.0, most), &mut limits.memory);
        set("answer", &mut |node| self.size(node, 1, MOST_ANSWER), &mut limits.answer);
        if let (Some(entry), false) = (map.get("fuel"), component) {
            self.say(Message::new("heng::plugin::no_fuel"), entry.key_span);
        }
        set("fuel", &mut |node| self.whole(node, 1, MOST_FUEL), &mut limits.fuel);
        set("processes", &mut |node| self.whole(node, 1, MOST_PROCESSES), &mut limits.processes);
        limits
    }

    fn size(&mut self, node: &Node, least: u64, most: u64) -> Option<u64> {
        let found = match &node.value {
            Yaml::Scalar { text, .. } => bytes(text),
            _ => None,
        };
        let found = found.filter(|found| (least..=most).contains(found));
        if found.is_none() {
            let message = Message::new("heng::plugin::not_a_size");
            let message = message.with("least", in_words(least)).with("most", in_words(most));
            self.say(message, node.span);
        }
        found
    }
}

/// Whether a character would disturb the line that it is printed in: control characters, and those that turn its direction around.
fn disturbs(sign: char) -> bool {
    sign.is_control() || matches!(sign, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Whether it is the type of a file, `text/html`, and no path of one.
fn is_media_type(pattern: &str) -> bool {
    let kinds = ["application", "audio", "font", "image", "message", "model", "multipart", "text", "video"];
    let known = |(kind, rest): (&str, &str)| {
        let letters = |sign: char| sign.is_ascii_lowercase() || sign.is_ascii_digit() || "+-".contains(sign);
        // A dot may begin the ending of a file, but for the prefixes that such types have.
        let rest = ["vnd.", "x.", "prs."].iter().find_map(|prefix| rest.strip_prefix(prefix)).map_or(rest, |_| "x");
        kinds.contains(&kind) && !rest.is_empty() && rest.chars().all(letters)
    };
    pattern.split_once('/').is_some_and(known)
}

/// One value, or several in a row.
fn several(node: &Node) -> Vec<&Node> {
    match &node.value {
        Yaml::List(items) => items.iter().collect(),
        _ => vec![node],
    }
}

/// `512 MB` in bytes.
fn bytes(text: &str) -> Option<u64> {
    let text = text.trim();
    let end = text.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(text.len());
    let unit = text[end..].trim().to_ascii_lowercase();
    let shift = match unit.trim_end_matches('b').trim_end_matches('i') {
        "" => 0,
        "k" => 10,
        "m" => 20,
        "g" => 30,
        _ => return None,
    };
    text[..end].parse::<u64>().ok()?.checked_mul(1 << shift)
}

/// Where something that is not there is missed: the first key of a map.
fn head(node: &Node) -> Span {
    match &node.value {
        Yaml::Map(entries) => entries.first().map_or(node.span, |entry| entry.key_span),
        _ => node.span,
    }
}

/// The known word nearest to what was written, if it is near enough to be meant; else an empty text.
fn nearest<'a>(written: &str, known: impl Iterator<Item = &'a str>) -> String {
    let scored = known.map(|known| (strsim::damerau_levenshtein(written, known), known));
    let most = (written.chars().count() / 3).max(1);
    scored.min().filter(|(distance, _)| *distance <= most).map_or_else(String::new, |(_, known)| known.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = "id: keywords\nversion: 1.0\nprotocol: 1\ncommand: [python3, ./k.py]\nfunctions:\n  density:\n    parameters: { text: text, words: list of text }\n    returns: number?\n    about: { zh: 密度。, en: Density. }\nreads: '*.kw.txt'\nrights: [scratch]\nlimits: { memory: 512 MB, seconds: 5 }\n";

    fn said(text: &str) -> Vec<(String, String)> {
        let source = Source::new("plugin.yaml", text);
        let (manifest, diagnostics) = read(&source);
        assert_eq!(manifest.is_none(), !diagnostics.is_empty());
        let place = |said: &Diagnostic| source.text[said.labels[0].span.range()].to_owned();
        diagnostics.iter().map(|said| (said.message.code.replace("heng::plugin::", ""), place(said))).collect()
    }

    #[test]
    fn a_manifest_says_who_and_what() {
        let (manifest, diagnostics) = read(&Source::new("plugin.yaml", GOOD));
        assert_eq!(diagnostics, []);
        let manifest = manifest.unwrap();
        assert_eq!((manifest.id.as_str(), manifest.version.as_str()), ("keywords", "1.0"));
        let signature = manifest.functions[0].signature(&manifest.namespace);
        assert_eq!(signature, "keywords::density(text: text, words: list of text) -> number?");
        assert!(manifest.reads[0].fits.is_match("documents/a.kw.txt"));
        assert!(!manifest.reads[0].fits.is_match("documents/a.txt"));
        assert_eq!(manifest.rights, Rights { network: false, scratch: true });
        assert_eq!(manifest.limits, Limits { memory: 512 << 20, seconds: 5, ..Limits::default() });
    }

    #[test]
    fn a_component_has_no_rights_and_limits_of_its_own() {
        let text =
            GOOD.replace("command: [python3, ./k.py]", "component: ./lib/k.wasm").replace("rights: [scratch]\n", "");
        let (manifest, diagnostics) = read(&Source::new("plugin.yaml", text.replace("seconds: 5", "fuel: 9")));
        assert_eq!(diagnostics, []);
        let manifest = manifest.unwrap();
        assert_eq!(manifest.component(), Some("lib/k.wasm"));
        assert_eq!(manifest.limits, Limits { memory: 512 << 20, fuel: 9, ..Limits::of_components() });
        assert_eq!(said(&text.replace("512 MB", "5 GB")), [("not_a_size".to_owned(), "5 GB".to_owned())]);
    }

    #[test]
    fn every_mistake_is_said_at_its_place() {
        let swap = |from: &str, to: &str| {
            assert_eq!(GOOD.matches(from).count(), 1, "{from}");
            said(&GOOD.replace(from, to))
        };
        let one = |code: &str, place: &str| vec![(code.to_owned(), place.to_owned())];
        assert_eq!(swap("rights:", "right:"), one("unknown_key", "right"));
        assert_eq!(swap("id: keywords", "id: 关键词"), one("bad_name", "关键词"));
        assert_eq!(swap("protocol: 1", "protocol: 2"), one("unknown_protocol", "2"));
        assert_eq!(swap("[python3, ./k.py]", "python3"), one("wrong_type", "python3"));
        assert_eq!(swap("protocol: 1", "protocol: 1\ncomponent: k.wasm").len(), 2);
        assert_eq!(swap("command: [python3, ./k.py]", "component: ../k.wasm").len(), 2);
        assert_eq!(swap("command: [python3, ./k.py]", "component: k.wasm"), one("no_rights", "rights"));
        assert_eq!(swap("seconds: 5", "fuel: 5"), one("no_fuel", "fuel"));
        assert_eq!(swap("./k.py", "./../k.py"), one("leads_out", "./../k.py"));
        assert_eq!(swap("number?", "numbr"), one("unknown_kind", "numbr"));
        assert_eq!(swap("number?", "list of document"), one("gives_evidence", "list of document"));
        assert_eq!(swap("  density:", "  call:"), one("reserved_name", "call"));
        assert_eq!(swap("[scratch]", "[scrach, 甲]").len(), 2);
        assert_eq!(swap("512 MB", "512 XB"), one("not_a_size", "512 XB"));
        assert_eq!(swap("seconds: 5", "seconds: 0"), one("not_within", "0"));
        assert_eq!(swap("'*.kw.txt'", "'a['"), one("bad_pattern", "'a['"));
        assert_eq!(swap("returns: number?", "note: x").len(), 2);
        assert_eq!(said("id: a\nversion: 1\nprotocol: 1\ncommand: [x]\n"), one("offers_nothing", "id"));
        assert_eq!(said("- a\n"), one("wrong_type", "- a"));
        assert_eq!(said("id: a\nreads: x\n").len(), 3);
    }
}
