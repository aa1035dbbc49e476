//! The words of Heng, in Chinese and English. Every message of every room is a code; its text stands in
//! `catalogue/{zh,en}/<room>.ftl`.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use heng_model::{Arg, Message, Number};
use unic_langid::LanguageIdentifier;

use crate::text;

/// The language of a reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Lang {
    /// Chinese.
    #[default]
    Zh,
    /// English.
    En,
}

/// A room's name and the text of its catalogue file.
type Room = (&'static str, &'static str);

include!(concat!(env!("OUT_DIR"), "/rooms.rs"));

/// Columns of an argument that are shown: a page quoted whole must not bury what is said of it.
const MOST_ARGUMENT: usize = 800;

/// Every code that there are words for: `heng::finding::unmet`.
pub fn codes() -> BTreeSet<String> {
    let id = |line: &'static str| line.split_once(" =").map(|(id, _)| id).filter(|id| !id.starts_with([' ', '#']));
    let ids = ZH.iter().flat_map(|(_, source)| source.lines()).filter_map(id);
    ids.filter_map(|id| id.split_once('-')).map(|(room, name)| format!("heng::{room}::{name}")).collect()
}

/// The words of one language.
pub struct Catalogue {
    lang: Lang,
    bundle: FluentBundle<FluentResource>,
}

static CHINESE: LazyLock<Catalogue> = LazyLock::new(|| Catalogue::read(Lang::Zh, "zh-CN", ZH));
static ENGLISH: LazyLock<Catalogue> = LazyLock::new(|| Catalogue::read(Lang::En, "en", EN));

impl Catalogue {
    /// The words of that language.
    pub fn of(lang: Lang) -> &'static Self {
        match lang {
            Lang::Zh => &CHINESE,
            Lang::En => &ENGLISH,
        }
    }

    /// Which language this is.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// What the message says. A code that the catalogue does not know is shown with its arguments.
    pub fn title(&self, message: &Message) -> String {
        self.format(message, None).unwrap_or_else(|| self.plain(message))
    }

    /// What to write under the place that the message speaks of.
    pub fn label(&self, message: &Message) -> Option<String> {
        self.format(message, Some("label"))
    }

    /// What the reader can do about it.
    pub fn help(&self, message: &Message) -> Option<String> {
        self.format(message, Some("help"))
    }

    /// A word or heading of this room: `report-rank`.
    pub fn word(&self, id: &str) -> String {
        self.value(id, None, None).unwrap_or_else(|| id.to_owned())
    }

    /// A phrase of this room with arguments.
    pub fn phrase<const N: usize>(&self, id: &str, args: &[(&'static str, Arg); N]) -> String {
        let args: FluentArgs<'_> = args.iter().map(|(name, arg)| (*name, self.argument(arg))).collect();
        self.value(id, None, Some(&args)).unwrap_or_else(|| id.to_owned())
    }

    /// Names in a row, as this language writes them.
    pub fn list<T: AsRef<str>>(&self, items: &[T]) -> String {
        let items: Vec<_> = items.iter().map(|item| text::line(item.as_ref())).collect();
        items.join(match self.lang {
            Lang::Zh => "、",
            Lang::En => ", ",
        })
    }

    fn read(lang: Lang, id: &str, rooms: &[Room]) -> Self {
        let mut bundle = FluentBundle::new_concurrent(vec![id.parse::<LanguageIdentifier>().unwrap_or_default()]);
        bundle.set_use_isolating(false);
        for (_, source) in rooms {
            // What cannot be parsed is left out here and found by the test on the catalogue.
            let resource = FluentResource::try_new((*source).to_owned()).unwrap_or_else(|(resource, _)| resource);
            bundle.add_resource_overriding(resource);
        }
        Self { lang, bundle }
    }

    fn format(&self, message: &Message, attribute: Option<&str>) -> Option<String> {
        let mut args: FluentArgs<'_> =
            message.args.iter().map(|(name, arg)| (name.to_string(), self.argument(arg))).collect();
        // Fluent cannot ask whether a text is empty; `$has_suggestion` can be asked for.
        for (name, arg) in &message.args {
            let empty = match arg {
                Arg::Text(text) => text.is_empty(),
                Arg::List(items) => items.is_empty(),
                _ => false,
            };
            args.set(format!("has_{name}"), if empty { "no" } else { "yes" });
            // What to do often depends on the reason: `$why_is` names it.
            if let Arg::Message(inner) = arg {
                let reason = inner.code.rsplit("::").next().unwrap_or_default().to_owned();
                args.set(format!("{name}_is"), reason);
                // Or is said with the reason itself.
                let help = self.help(inner).unwrap_or_default();
                args.set(format!("has_{name}_help"), if help.is_empty() { "no" } else { "yes" });
                args.set(format!("{name}_help"), help);
            }
        }
        self.value(&entry(&message.code), attribute, Some(&args))
    }

    fn value(&self, id: &str, attribute: Option<&str>, args: Option<&FluentArgs<'_>>) -> Option<String> {
        let entry = self.bundle.get_message(id)?;
        let pattern = match attribute {
            None => entry.value()?,
            Some(name) => entry.get_attribute(name)?.value(),
        };
        // An argument that is lacking shows as `{$name}`; that both languages want the same is tested.
        Some(self.bundle.format_pattern(pattern, args, &mut Vec::new()).into_owned())
    }

    fn argument(&self, arg: &Arg) -> FluentValue<'static> {
        match arg {
            Arg::Text(text) => text::clip(&text::line(text), MOST_ARGUMENT).into_owned().into(),
            Arg::Count(count) => (*count).into(),
            Arg::Number(number) => number_argument(number),
            Arg::List(items) => self.list(items).into(),
            Arg::Message(message) => self.title(message).into(),
        }
    }

    fn plain(&self, message: &Message) -> String {
        let mut text = text::line(&message.code).into_owned();
        for (name, arg) in &message.args {
            let value = match arg {
                Arg::Text(text) => text::line(text).into_owned(),
                Arg::Count(count) => count.to_string(),
                Arg::Number(number) => number.to_string(),
                Arg::List(items) => self.list(items),
                Arg::Message(message) => self.title(message),
            };
            for part in [" ", &text::line(name), "=", &value] {
                text.push_str(part);
            }
        }
        text
    }
}

impl std::fmt::Debug for Catalogue {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Catalogue").field("lang", &self.lang).finish_non_exhaustive()
    }
}

/// Whole numbers choose plurals; others stay the exact text that they are.
fn number_argument(number: &Number) -> FluentValue<'static> {
    match number.to_i64() {
        Some(whole) => whole.into(),
        None => number.to_string().into(),
    }
}

/// `heng::rule::unknown_criterion` is the entry `rule-unknown_criterion`.
fn entry(code: &str) -> String {
    code.strip_prefix("heng::").unwrap_or(code).replace("::", "-")
}

#[cfg(test)]
mod tests;
