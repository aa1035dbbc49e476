//! Documents, pages and their elements.

use std::sync::Arc;

use heng_evidence::{Css, Document, Part};
use heng_model::trail::Citation;
use heng_model::{Message, Origin};
use rhai::{Array, Dynamic, ImmutableString, NativeCallContext};

use super::declare::Declarer;
use super::patterns::{regex, selector};
use super::text;
use super::texts::MOST_PARTS;
use crate::event::{Event, Near, Search, Wanted, clip};
use crate::run::{Run, at, fail, lack};
use crate::stop::Fallible;
use crate::values::{Day, Doc, Element, List, display};

/// Elements cited of one search.
const CITED: usize = 3;

pub(super) fn declare(declarer: &mut Declarer) {
    properties(declarer);
    searches(declarer);
    elements(declarer);
}

fn properties(declarer: &mut Declarer) {
    declarer
        .entry(
            "document.title -> text",
            "标题：bundle.yaml 写明的，否则读自文件；读不出就是缺证据。",
            "The title; missing evidence where none can be read.",
            |context: NativeCallContext<'_>, doc: &mut Doc| part(&context, doc, "title", doc.0.title()),
        )
        .entry(
            "document.text -> text",
            "看得见的全文。",
            "The visible text.",
            |context: NativeCallContext<'_>, doc: &mut Doc| {
                let run = Run::of(&context);
                let whole = doc.0.text();
                run.meter.read(&context, whole.len())?;
                run.meter.allocate(&context, whole.len())?;
                run.log(Event::read(Origin::whole(doc.0.path()), clip(&whole), "text", None));
                Fallible::Ok(text(&whole))
            },
        )
        .entry(
            "document.path -> text",
            "在证据包里的路径。",
            "The path within the bundle.",
            |doc: &mut Doc| text(doc.0.path()),
        )
        .entry(
            "document.url -> text",
            "网址；不知道就是缺证据。",
            "The address; missing evidence where unknown.",
            |context: NativeCallContext<'_>, doc: &mut Doc| part(&context, doc, "url", doc.0.url()),
        )
        .entry(
            "document.area -> text",
            "领域，由 bundle.yaml 写明；没写就是缺证据。",
            "The area stated in bundle.yaml; missing evidence where none is.",
            |context: NativeCallContext<'_>, doc: &mut Doc| part(&context, doc, "area", doc.0.area()),
        )
        .entry(
            "document.date -> date",
            "成文日期：bundle.yaml 写明的，否则读自文件；读不出就是缺证据。",
            "The date of the document; missing evidence where none can be read.",
            |context: NativeCallContext<'_>, doc: &mut Doc| match doc.0.date() {
                Some(found) => {
                    Run::of(&context).log(Event::read(found.origin, found.quote, "date", None));
                    Ok(Day(found.value))
                }
                None => unknown(&context, doc, "date"),
            },
        )
        .entry(
            "document.number -> text",
            "文号，如 国办发〔2022〕14号；读不出就是缺证据。",
            "The document number; missing evidence where none can be read.",
            |context: NativeCallContext<'_>, doc: &mut Doc| match doc.0.number() {
                Some(found) => {
                    Run::of(&context).log(Event::read(found.origin, found.quote, "number", None));
                    Ok(ImmutableString::from(found.value))
                }
                None => unknown(&context, doc, "number"),
            },
        )
        .entry(
            "document.issuer -> text",
            "发文机关；读不出就是缺证据。",
            "The issuing body; missing evidence where none can be read.",
            |context: NativeCallContext<'_>, doc: &mut Doc| match doc.0.issuer() {
                Some(found) => {
                    Run::of(&context).log(Event::read(found.origin, found.quote, "issuer", None));
                    Ok(ImmutableString::from(found.value))
                }
                None => unknown(&context, doc, "issuer"),
            },
        );
}

fn searches(declarer: &mut Declarer) {
    declarer
        .entry(
            "document.says(words: text) -> bool",
            "正文里有没有这几个字；不分全角半角，不计空白。",
            "Whether the text has these words, across widths and white space.",
            |context: NativeCallContext<'_>, doc: &mut Doc, words: ImmutableString| {
                says(&context, doc, "says", &words, std::slice::from_ref(&words))
            },
        )
        .entry(
            "document.says_any(words: list of text) -> bool",
            "正文里有没有其中任何一个。",
            "Whether the text has any of these words.",
            |context: NativeCallContext<'_>, doc: &mut Doc, words: List| any_of(&context, doc, &words.items),
        )
        .also("says_any", |context: NativeCallContext<'_>, doc: &mut Doc, words: Array| any_of(&context, doc, &words))
        .entry(
            "document.capture(pattern: text) -> text?",
            "正则表达式第一组所取的文字，没有就是 ()。不分全角半角。写在反引号里：`标识码：(\\d{10})`。",
            "What the first group of a regular expression matches, across widths, or ().",
            |context: NativeCallContext<'_>, doc: &mut Doc, pattern: ImmutableString| capture(&context, doc, &pattern),
        )
        .entry(
            "document.captures(pattern: text) -> list of text",
            "正则表达式第一组在各处所取的文字，照正文的顺序；一处也没有，就是空的。不分全角半角。",
            "What the first group of a regular expression matches, place by place, across widths.",
            |context: NativeCallContext<'_>, doc: &mut Doc, pattern: ImmutableString| captures(&context, doc, &pattern),
        )
        .entry(
            "document.meta(name: text) -> text?",
            "网页头里 <meta> 的内容，没有就是 ()。",
            "The content of a <meta>, or ().",
            |context: NativeCallContext<'_>, doc: &mut Doc, name: ImmutableString| {
                Run::of(&context).meter.work(&context, doc.0.elements() / 16 + 1)?;
                let found = doc.0.meta(&name);
                let hit = found.as_ref().map(|part| cite(&part.origin, &part.text));
                looked(&context, doc, "meta", &name, 1, hit, Near::Nothing);
                Fallible::Ok(found.map_or(Dynamic::UNIT, |part| text(&part.text).into()))
            },
        )
        .entry(
            "document.select(css: text) -> list of element",
            "符合 CSS 选择器的元素。",
            "The elements that match a CSS selector.",
            |context: NativeCallContext<'_>, doc: &mut Doc, css: ImmutableString| select(&context, doc, "select", &css),
        )
        .entry(
            "document.has(css: text) -> bool",
            "有没有符合 CSS 选择器的元素。",
            "Whether an element matches a CSS selector.",
            |context: NativeCallContext<'_>, doc: &mut Doc, css: ImmutableString| {
                select(&context, doc, "has", &css).map(|list| !list.is_empty())
            },
        )
        .entry(
            "document.find(css: text) -> element?",
            "第一个符合 CSS 选择器的元素，没有就是 ()。",
            "The first element that matches a CSS selector, or ().",
            |context: NativeCallContext<'_>, doc: &mut Doc, css: ImmutableString| {
                select(&context, doc, "find", &css).map(|list| list.items.first().cloned().unwrap_or(Dynamic::UNIT))
            },
        )
        .entry(
            "document.links(css: text) -> list of text",
            "符合 CSS 选择器的链接所指的完整网址。",
            "The resolved targets of the links that match a CSS selector.",
            |context: NativeCallContext<'_>, doc: &mut Doc, css: ImmutableString| {
                let found = select(&context, doc, "links", &css)?;
                let targets = found.items.iter().filter_map(|item| item.read_lock::<Element>()?.view().href());
                Fallible::Ok(found.with(targets.map(Dynamic::from).collect()))
            },
        );
}

fn elements(declarer: &mut Declarer) {
    declarer
        .entry(
            "element.text -> text",
            "元素里的文字。",
            "The text of an element.",
            |context: NativeCallContext<'_>, element: &mut Element| {
                let view = element.view();
                let run = Run::of(&context);
                run.meter.read(&context, view.size())?;
                run.log(Event::read(view.origin(), clip(&view.quote()), "text", None));
                let whole = view.text();
                run.meter.allocate(&context, whole.len())?;
                Fallible::Ok(text(&whole))
            },
        )
        .entry(
            "element.href -> text?",
            "链接所指的完整网址，没有就是 ()。",
            "The resolved target of a link, or ().",
            |context: NativeCallContext<'_>, element: &mut Element| {
                let view = element.view();
                Run::of(&context).log(Event::read(view.origin(), clip(&view.quote()), "href", None));
                view.href().map_or(Dynamic::UNIT, Dynamic::from)
            },
        )
        .entry(
            "element.html -> text",
            "元素在文件里的原样。",
            "The element as it stands in the file.",
            |context: NativeCallContext<'_>, element: &mut Element| {
                let view = element.view();
                let html = view.html();
                let run = Run::of(&context);
                run.meter.allocate(&context, html.len())?;
                run.log(Event::read(view.origin(), clip(&view.quote()), "html", None));
                Fallible::Ok(text(&html))
            },
        )
        .entry(
            "element.attr(name: text) -> text?",
            "属性的值，没有就是 ()。",
            "The value of an attribute, or ().",
            |context: NativeCallContext<'_>, element: &mut Element, name: ImmutableString| {
                let view = element.view();
                Run::of(&context).log(Event::read(view.origin(), clip(&view.quote()), "attr", Some(name.clone())));
                view.attr(&name).map_or(Dynamic::UNIT, |value| text(&value).into())
            },
        )
        .entry(
            "element.says(words: text) -> bool",
            "元素里有没有这几个字。",
            "Whether the element has these words.",
            |context: NativeCallContext<'_>, element: &mut Element, words: ImmutableString| {
                element_says(&context, element, "says", &words, std::slice::from_ref(&words))
            },
        )
        .entry(
            "element.says_any(words: list of text) -> bool",
            "元素里有没有其中任何一个。",
            "Whether the element has any of these words.",
            |context: NativeCallContext<'_>, element: &mut Element, words: List| {
                any_of_element(&context, element, &words.items)
            },
        )
        .also("says_any", |context: NativeCallContext<'_>, element: &mut Element, words: Array| {
            any_of_element(&context, element, &words)
        })
        .entry(
            "element.select(css: text) -> list of element",
            "元素之内符合 CSS 选择器的元素。",
            "The elements within that match a CSS selector.",
            |context: NativeCallContext<'_>, element: &mut Element, css: ImmutableString| {
                within(&context, element, "select", &css)
            },
        )
        .entry(
            "element.has(css: text) -> bool",
            "元素之内有没有符合 CSS 选择器的元素。",
            "Whether an element within matches a CSS selector.",
            |context: NativeCallContext<'_>, element: &mut Element, css: ImmutableString| {
                within(&context, element, "has", &css).map(|list| !list.is_empty())
            },
        )
        .entry(
            "element.find(css: text) -> element?",
            "元素之内第一个符合 CSS 选择器的元素，没有就是 ()。",
            "The first element within that matches a CSS selector, or ().",
            |context: NativeCallContext<'_>, element: &mut Element, css: ImmutableString| {
                within(&context, element, "find", &css).map(|list| list.items.first().cloned().unwrap_or(Dynamic::UNIT))
            },
        );
}

fn part(
    context: &NativeCallContext<'_>,
    doc: &Doc,
    name: &'static str,
    part: Option<Part>,
) -> Fallible<ImmutableString> {
    match part {
        Some(part) => {
            let run = Run::of(context);
            run.meter.read(context, part.text.len())?;
            run.meter.allocate(context, part.text.len())?;
            let value = text(&part.text);
            run.log(Event::read(part.origin, clip(&part.text), name, None));
            Ok(value)
        }
        None => unknown(context, doc, name),
    }
}

fn unknown<T>(context: &NativeCallContext<'_>, doc: &Doc, name: &'static str) -> Fallible<T> {
    lack(context, Message::new("heng::finding::unknown_property").with("file", &**doc.0.path()).with("property", name))
}

fn cite(origin: &Origin, quote: &str) -> Citation {
    Citation { origin: origin.clone(), quote: clip(quote), read: None }
}

fn looked(
    context: &NativeCallContext<'_>,
    doc: &Doc,
    call: &'static str,
    wanted: &ImmutableString,
    of: usize,
    hit: Option<Citation>,
    near: Near,
) {
    Run::of(context).log(Event::search(Search {
        wanted: Wanted::Call(call, wanted.clone()),
        item: None,
        place: doc.0.path().clone(),
        of,
        hits: usize::from(hit.is_some()),
        cited: hit.into_iter().collect(),
        near,
        absent: None,
        at: at(context),
    }));
}

fn says(
    context: &NativeCallContext<'_>,
    doc: &Doc,
    call: &'static str,
    shown: &ImmutableString,
    words: &[ImmutableString],
) -> Fallible<bool> {
    let run = Run::of(context);
    for word in words {
        run.meter.work(context, doc.0.size() / 256 + word.len() / 64 + 1)?;
        if let Some(found) = doc.0.says(word) {
            looked(context, doc, call, word, 1, Some(cite(&found.origin, &found.quote)), Near::Nothing);
            return Ok(true);
        }
    }
    let near = words.first().map_or(Near::Nothing, |word| Near::Text(doc.0.clone(), word.clone()));
    looked(context, doc, call, shown, 1, None, near);
    Ok(false)
}

fn element_says(
    context: &NativeCallContext<'_>,
    element: &Element,
    call: &'static str,
    shown: &ImmutableString,
    words: &[ImmutableString],
) -> Fallible<bool> {
    let doc = Doc(element.document.clone());
    for word in words {
        Run::of(context).meter.read(context, element.view().size() * 2 + word.len())?;
        if let Some(found) = element.document.says_in(element.id, word) {
            looked(context, &doc, call, word, 1, Some(cite(&found.origin, &found.quote)), Near::Nothing);
            return Ok(true);
        }
    }
    looked(context, &doc, call, shown, 1, None, Near::Nothing);
    Ok(false)
}

fn any_of(context: &NativeCallContext<'_>, doc: &Doc, words: &[Dynamic]) -> Fallible<bool> {
    let (shown, words) = listed(words);
    says(context, doc, "says_any", &shown, &words)
}

fn any_of_element(context: &NativeCallContext<'_>, element: &Element, words: &[Dynamic]) -> Fallible<bool> {
    let (shown, words) = listed(words);
    element_says(context, element, "says_any", &shown, &words)
}

/// Words of a list, and how they are shown together.
fn listed(words: &[Dynamic]) -> (ImmutableString, Vec<ImmutableString>) {
    let words: Vec<ImmutableString> = words.iter().map(|word| display(word).into()).collect();
    let shown = words.iter().map(ImmutableString::as_str).collect::<Vec<_>>().join("、");
    (shown.into(), words)
}

fn capture(context: &NativeCallContext<'_>, doc: &Doc, pattern: &ImmutableString) -> Fallible<Dynamic> {
    let found = doc.0.capture(&*regex(context, pattern, doc.0.size())?);
    let hit = found.as_ref().map(|found| cite(&found.origin, &found.quote));
    looked(context, doc, "capture", pattern, 1, hit, Near::Nothing);
    Ok(found.map_or(Dynamic::UNIT, |found| text(&found.value).into()))
}

fn captures(context: &NativeCallContext<'_>, doc: &Doc, pattern: &ImmutableString) -> Fallible<List> {
    let run = Run::of(context);
    let found = doc.0.captures(&*regex(context, pattern, doc.0.size())?, MOST_PARTS + 1);
    if found.len() > MOST_PARTS {
        return fail(context, Message::new("heng::rule::list_too_long").with("most", MOST_PARTS));
    }
    run.meter.allocate(context, found.iter().map(|found| found.value.len() + 64).sum())?;
    run.log(Event::search(Search {
        wanted: Wanted::Call("captures", pattern.clone()),
        item: None,
        place: doc.0.path().clone(),
        of: 1,
        hits: found.len(),
        cited: found.iter().take(CITED).map(|found| cite(&found.origin, &found.quote)).collect(),
        near: Near::Nothing,
        absent: None,
        at: at(context),
    }));
    Ok(List::new(found.iter().map(|found| text(&found.value).into()).collect(), doc.0.path().clone()))
}

fn select(context: &NativeCallContext<'_>, doc: &Doc, call: &'static str, css: &ImmutableString) -> Fallible<List> {
    let selector = selector(context, css)?;
    let run = Run::of(context);
    run.meter.work(context, doc.0.cost_of(&selector))?;
    let found = doc.0.select_while(&selector, || !run.meter.aborted());
    run.meter.work(context, 1)?;
    gathered(context, &doc.0, call, css, &selector, found)
}

fn within(
    context: &NativeCallContext<'_>,
    element: &Element,
    call: &'static str,
    css: &ImmutableString,
) -> Fallible<List> {
    let selector = selector(context, css)?;
    Run::of(context).meter.work(context, element.document.cost_of(&selector))?;
    let found = element.document.select_in(element.id, &selector);
    gathered(context, &element.document, call, css, &selector, found)
}

fn gathered(
    context: &NativeCallContext<'_>,
    document: &Arc<Document>,
    call: &'static str,
    css: &ImmutableString,
    selector: &Css,
    found: Vec<heng_evidence::ElementId>,
) -> Fallible<List> {
    let run = Run::of(context);
    run.meter.allocate(context, found.len() * 64)?;
    let cited = found.iter().take(CITED).map(|id| {
        let view = document.element(*id);
        cite(&view.origin(), &view.quote())
    });
    run.log(Event::search(Search {
        wanted: Wanted::Call(call, css.clone()),
        item: None,
        place: document.path().clone(),
        of: document.elements(),
        hits: found.len(),
        cited: cited.collect(),
        near: if found.is_empty() { Near::Css(document.clone(), selector.clone()) } else { Near::Nothing },
        absent: None,
        at: at(context),
    }));
    let items = found.into_iter().map(|id| Dynamic::from(Element { document: document.clone(), id }));
    Ok(List::new(items.collect(), document.path().clone()))
}

impl Element {
    /// A look at it.
    pub fn view(&self) -> heng_evidence::ElementView<'_> {
        self.document.element(self.id)
    }
}
