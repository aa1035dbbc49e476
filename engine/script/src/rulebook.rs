//! All checks of a methodology, and the workers that run them.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use heng_evidence::{Bundle, Readers};
use heng_model::indicator::Leaf;
use heng_model::judgement::{LeafJudgement, Reason, RuleError, Verdict};
use heng_model::subject::Subject;
use heng_model::trail::Trail;
use heng_model::{Definition, Diagnostic, IndicatorId, Message, Source};
use heng_plugin::{Consent, Plugin, Plugins};
use rhai::Engine;

use crate::compile::{Script, compile};
use crate::libraries::{Libraries, name_of};
use crate::lint::{KeyPlace, Outline};
use crate::place::Text;
use crate::plugins::is_of_the_moment;
use crate::reads::{Answer, Asked, digest};
use crate::run::{Meter, Run};
use crate::watch::{DEARER, Watch};
use crate::{check, guard, params, sandbox};

/// The checks of a methodology. A script is compiled when it is first run or asked about, its libraries with it.
#[derive(Debug)]
pub struct Rulebook {
    pub(crate) definition: Arc<Definition>,
    sources: BTreeMap<String, Arc<Source>>,
    library_sources: BTreeMap<String, Arc<Source>>,
    /// What scripts may call beside libraries.
    pub(crate) plugins: Arc<Plugins>,
    libraries: OnceLock<Arc<Compiled>>,
    /// By path. Of scripts that do not compile the leaves are errors, the others go on.
    scripts: BTreeMap<String, OnceLock<Tried>>,
    /// By path of a script and by name of a library: its text and those of the libraries that it may call.
    digests: BTreeMap<String, Answer>,
    /// Who reads the evidence of cases that the engine does not read by itself.
    readers: Readers,
    /// Who wants to know what runs.
    watch: Option<Arc<Watch>>,
}

/// A compiled script, or what is wrong with it.
type Tried = Result<Arc<Script>, Vec<Diagnostic>>;

/// The libraries, and what compiles scripts against them.
#[derive(Debug)]
struct Compiled {
    libraries: Libraries,
    texts: Arc<BTreeMap<String, Text>>,
    /// One at a time: a contended lock within Rhai sleeps.
    engine: Mutex<Engine>,
}

/// What a check said, and what it asked to say so.
#[derive(Debug)]
pub struct Judged {
    /// What it said.
    pub judgement: LeafJudgement,
    /// What it asked; none where no check ran, or where it asked too much for it to be told.
    pub asked: Option<Vec<Asked>>,
}

impl Rulebook {
    /// The rules of a methodology. Keys are paths within it.
    pub fn new(
        definition: Arc<Definition>,
        scripts: &BTreeMap<String, Arc<Source>>,
        libraries: &BTreeMap<String, Arc<Source>>,
    ) -> Self {
        Self::beside(None, definition, scripts, libraries, Arc::default())
    }

    /// The same rules with plugins that they may call.
    #[must_use]
    pub fn with_plugins(self, plugins: &Arc<Plugins>) -> Self {
        if plugins.is_empty() && self.plugins.is_empty() {
            return self;
        }
        let book = Self::beside(None, self.definition, &self.sources, &self.library_sources, plugins.clone());
        book.reading_with(self.readers)
    }

    /// The plugins that they may call.
    pub fn plugins(&self) -> &Arc<Plugins> {
        &self.plugins
    }

    /// The same rules beside other readers of evidence: whoever makes a bundle for a case opens it with them.
    #[must_use]
    pub fn reading_with(self, readers: Readers) -> Self {
        Self { readers, ..self }
    }

    /// Who reads the evidence of cases that the engine does not read by itself.
    pub fn readers(&self) -> &Readers {
        &self.readers
    }

    /// The same; digests of texts that another has beside the same libraries are taken from there.
    fn beside(
        other: Option<&Self>,
        definition: Arc<Definition>,
        scripts: &BTreeMap<String, Arc<Source>>,
        libraries: &BTreeMap<String, Arc<Source>>,
        plugins: Arc<Plugins>,
    ) -> Self {
        let other_readers = other.map(|other| other.readers.clone()).unwrap_or_default();
        let other = other.filter(|other| other.library_sources == *libraries && other.plugins == plugins);
        let known = |path: &String, source: &Arc<Source>| {
            let other = other.filter(|other| other.sources.get(path) == Some(source))?;
            other.digests.get(path).copied()
        };
        let mut digests = BTreeMap::new();
        for (path, source) in scripts {
            let digest = known(path, source).unwrap_or_else(|| text_digest("check", source, libraries, &plugins));
            digests.insert(path.clone(), digest);
        }
        for (path, source) in libraries {
            let known = other.and_then(|other| other.digests.get(path).copied());
            digests.insert(path.clone(), known.unwrap_or_else(|| text_digest("library", source, libraries, &plugins)));
        }
        Self {
            definition,
            sources: scripts.clone(),
            library_sources: libraries.clone(),
            plugins,
            libraries: OnceLock::new(),
            scripts: scripts.keys().map(|path| (path.clone(), OnceLock::new())).collect(),
            digests,
            readers: other_readers,
            watch: None,
        }
    }

    /// The same rules with marks in them, and who notes which ran. What they judge is the same; what it costs is not.
    pub fn watched(&self) -> (Self, Arc<Watch>) {
        let mut watch = Watch::default();
        let scripts = self.sources.iter().map(|(path, source)| {
            let script = self.script(path).and_then(|tried| tried.as_ref().ok());
            (path.clone(), watch.add(source, script.map(|script| &**script)))
        });
        let scripts: BTreeMap<String, Arc<Source>> = scripts.collect();
        // A script may stand among the libraries, and is then watched as what it is.
        let by_name: BTreeMap<&str, &Arc<Source>> = scripts.values().map(|source| (&*source.name, source)).collect();
        let libraries = self.library_sources.iter().map(|(key, source)| {
            let marked = by_name.get(&*source.name).map(|marked| (*marked).clone());
            (key.clone(), marked.unwrap_or_else(|| watch.add(source, None)))
        });
        let libraries: BTreeMap<String, Arc<Source>> = libraries.collect();
        let mut definition = Definition::clone(&self.definition);
        definition.limits.operations = definition.limits.operations.saturating_mul(DEARER);
        let mut book = Self::new(Arc::new(definition), &scripts, &libraries).with_plugins(&self.plugins);
        let watch = Arc::new(watch);
        book.readers = self.readers.clone();
        book.watch = Some(watch.clone());
        (book, watch)
    }

    /// The rules of a methodology that is this one after an edit: scripts and libraries that the edit did not touch stay compiled.
    #[must_use]
    pub fn renewed(
        &self,
        definition: Arc<Definition>,
        scripts: &BTreeMap<String, Arc<Source>>,
        libraries: &BTreeMap<String, Arc<Source>>,
        plugins: &Arc<Plugins>,
    ) -> Self {
        let mut book = Self::beside(Some(self), definition, scripts, libraries, plugins.clone());
        if book.library_sources == self.library_sources
            && book.plugins == self.plugins
            && let Some(compiled) = self.libraries.get()
        {
            book.libraries = OnceLock::from(compiled.clone());
        }
        for (path, slot) in &mut book.scripts {
            // Of a script that does not compile, what is wrong may hang on libraries that it only seems to call.
            let known = self.scripts.get(path).and_then(OnceLock::get).and_then(|tried| tried.as_ref().ok());
            if let Some(script) = known.filter(|_| book.digests.get(path) == self.digests.get(path)) {
                *slot = OnceLock::from(Ok(script.clone()));
            }
        }
        book
    }

    /// The digest of a script or library, by its path, with those of the libraries that it may call.
    pub fn text_digest(&self, path: &str) -> Option<Answer> {
        self.digests.get(path).copied()
    }

    /// What is wrong with one script; nothing where it compiles or there is none.
    pub fn problems_of_script(&self, path: &str) -> Vec<Diagnostic> {
        self.script(path).and_then(|tried| tried.as_ref().err()).cloned().unwrap_or_default()
    }

    /// What is wrong with libraries, by the names of files.
    pub fn problems_of_libraries(&self) -> BTreeMap<String, Vec<Diagnostic>> {
        if self.library_sources.is_empty() {
            return BTreeMap::new();
        }
        let file = |path: &String| self.library_sources.get(path).map(|source| source.name.clone());
        let broken = &self.libraries().broken;
        let of = |path: &String| Some((file(path)?, broken.get(name_of(path))?.clone()));
        self.library_sources.keys().filter_map(of).collect()
    }

    /// The same with every script and library compiled.
    pub fn compile(
        definition: Arc<Definition>,
        scripts: &BTreeMap<String, Arc<Source>>,
        libraries: &BTreeMap<String, Arc<Source>>,
    ) -> Self {
        Self::new(definition, scripts, libraries).compiled_whole()
    }

    /// The same with every script and library compiled.
    #[must_use]
    pub fn compiled_whole(self) -> Self {
        for path in self.sources.keys() {
            self.script(path);
        }
        self
    }

    fn compiled(&self) -> &Compiled {
        self.libraries.get_or_init(|| {
            let meter = Meter::new(Arc::default());
            let libraries = Libraries::compile(&meter, &self.library_sources, &self.plugins);
            let texts = libraries.good.values();
            let texts = texts.map(|library| (library.text.source.name.clone(), library.text.clone())).collect();
            let engine = Mutex::new(sandbox::engine(&meter, sandbox::DEEPEST_CALLS, &libraries.modules));
            Arc::new(Compiled { texts: Arc::new(texts), libraries, engine })
        })
    }

    /// A compiled script, or what is wrong with it; nothing where the methodology has none of that path.
    fn script(&self, path: &str) -> Option<&Tried> {
        let source = self.sources.get(path)?;
        let compiling = || {
            let Compiled { libraries, texts, engine } = self.compiled();
            let engine = engine.lock().unwrap_or_else(PoisonError::into_inner);
            guard::compiling(source, || compile(&engine, source, texts, libraries.around())).map(Arc::new)
        };
        Some(self.scripts.get(path)?.get_or_init(compiling))
    }

    /// The scripts that compile.
    pub(crate) fn scripts(&self) -> impl Iterator<Item = (&String, &Arc<Script>)> {
        self.sources.keys().filter_map(|path| Some((path, self.script(path)?.as_ref().ok()?)))
    }

    /// The libraries, compiled.
    pub(crate) fn libraries(&self) -> &Libraries {
        &self.compiled().libraries
    }

    /// What is wrong with scripts that do not compile.
    pub fn diagnostics(&self) -> Vec<Diagnostic> {
        self.diagnostics_beside(&BTreeSet::new()).0
    }

    /// What is wrong with scripts and libraries, of which those that are known to be sound are not compiled; and the digests of
    /// those that are sound, for the next time.
    pub fn diagnostics_beside(&self, sound: &BTreeSet<Answer>) -> (Vec<Diagnostic>, BTreeSet<Answer>) {
        let mut now_sound = BTreeSet::new();
        let mut problems = Vec::new();
        let unknown = |path: &String| !self.digests.get(path).is_some_and(|digest| sound.contains(digest));
        if self.library_sources.keys().any(unknown) {
            problems.extend(self.libraries().broken.values().flatten().cloned());
        }
        for path in self.library_sources.keys() {
            let is_sound = !unknown(path) || self.libraries().good.contains_key(name_of(path));
            now_sound.extend(self.digests.get(path).filter(|_| is_sound));
        }
        for path in self.sources.keys() {
            match if unknown(path) { self.script(path) } else { None } {
                Some(Err(said)) => problems.extend(said.iter().cloned()),
                _ => now_sound.extend(self.digests.get(path)),
            }
        }
        (problems, now_sound)
    }

    /// All that can be said of the scripts and libraries without running them, by file and place: what does not compile, and
    /// what is wrong or unused in what does. `places` finds the keys of the methodology's YAML.
    pub fn lint(&self, places: &KeyPlace<'_>) -> Vec<Diagnostic> {
        crate::lint::lint(self, places)
    }

    /// What the checks use of the interface, and where they judge each criterion.
    pub fn outline(&self) -> Outline {
        crate::lint::outline(self)
    }

    /// The head of a script (`//!`), by its path.
    pub fn head(&self, path: &str) -> Option<&str> {
        self.script(path)?.as_ref().ok().map(|script| script.head.as_str())
    }

    /// A worker: one per thread.
    pub fn worker(&self, abort: &Arc<AtomicBool>) -> Worker<'_> {
        Worker { book: self, engine: OnceCell::new(), meter: Meter::new(abort.clone()) }
    }

    /// All that decides what a check says of a subject but what it asks while it runs: its text and its libraries, the parameters in
    /// effect, what it may judge and observe, the bounds. Points and weights are no part of it. Nothing where no check would run.
    pub fn key(&self, indicator: &IndicatorId, subject: &Subject) -> Option<Answer> {
        let definition = &*self.definition;
        let leaf = definition.tree.get(indicator)?.leaf.as_ref()?;
        if leaf.is_planned() || !leaf.applies_to.admits(subject) {
            return None;
        }
        let text = match &leaf.script {
            Some(path) => Some(self.digests.get(path)?),
            None => None,
        };
        let params = params::stated(definition, leaf, subject)?;
        let rubric = leaf.rubric.iter().map(|criterion| (&criterion.id, &criterion.from, &criterion.states));
        let rubric: Vec<_> = rubric.collect();
        let Leaf { kind, observations, .. } = leaf;
        let measure = match kind {
            heng_model::indicator::Kind::Measured(normalisation) => Some(&normalisation.measure),
            _ => None,
        };
        Some(digest(&(indicator, text, params, rubric, measure, observations, &definition.limits)))
    }

    fn broken_leaf(&self, path: &str) -> LeafJudgement {
        let problems =
            self.script(path).and_then(|script| script.as_ref().err()).map(Vec::as_slice).unwrap_or_default();
        let errors = problems.iter().map(|problem| {
            let chain = problem.labels.first().map(|label| {
                let (line, column) = label.source.position(label.span.start);
                heng_model::trail::RulePlace { file: label.source.name.as_str().into(), line, column, span: label.span }
            });
            RuleError { message: problem.message.clone(), chain: chain.into_iter().collect(), evidence: None }
        });
        LeafJudgement::only(Verdict::Error { errors: errors.collect() })
    }
}

/// Runs checks, one at a time.
#[derive(Debug)]
pub struct Worker<'a> {
    book: &'a Rulebook,
    /// Made for the first check that runs: that takes longer than many checks.
    engine: OnceCell<Engine>,
    meter: Arc<Meter>,
}

impl Worker<'_> {
    /// Who reads the evidence of cases that the engine does not read by itself.
    pub fn readers(&self) -> &Readers {
        &self.book.readers
    }

    /// The definition that its rulebook was compiled for.
    pub fn definition(&self) -> &Arc<Definition> {
        &self.book.definition
    }

    /// What the check of a leaf says of a subject. Nothing where the whole run was aborted.
    pub fn judge(
        &self,
        indicator: &IndicatorId,
        subject: &Arc<Subject>,
        bundle: &Arc<Bundle>,
    ) -> Option<LeafJudgement> {
        self.judge_and_tell(&self.book.definition, indicator, subject, bundle).map(|judged| judged.judgement)
    }

    /// What the check says, with what it asked, under its own definition or another that names the same scripts: other
    /// parameters, another assessment date, fewer leaves. How deep calls may go stays as it was when the worker first ran.
    pub fn judge_and_tell(
        &self,
        definition: &Arc<Definition>,
        indicator: &IndicatorId,
        subject: &Arc<Subject>,
        bundle: &Arc<Bundle>,
    ) -> Option<Judged> {
        let only = |verdict| Some(Judged { judgement: LeafJudgement::only(verdict), asked: None });
        let leaf = definition.tree.get(indicator)?.leaf.as_ref()?;
        if leaf.is_planned() {
            return only(Verdict::Planned);
        }
        if !leaf.applies_to.admits(subject) {
            let message = Message::new("heng::finding::does_not_apply").with("subject", subject.name.as_str());
            let why = Reason { message, trail: Trail::default(), at: None };
            return only(Verdict::NotApplicable { why });
        }
        let path = leaf.script.as_deref().unwrap_or_default();
        let script = match self.book.script(path) {
            Some(Ok(script)) => script.clone(),
            None if leaf.script.is_none() => Arc::new(Script::empty()),
            Some(Err(_)) | None => return Some(Judged { judgement: self.book.broken_leaf(path), asked: None }),
        };
        if !script.returns.is_empty() {
            let errors = script.returns.iter().map(|position| {
                let chain = vec![script.text.rule_place(*position)];
                RuleError { message: Message::new("heng::rule::return_in_check"), chain, evidence: None }
            });
            return only(Verdict::Error { errors: errors.collect() });
        }
        let map = match params::in_effect(definition, leaf, subject) {
            Ok(map) => map,
            Err(message) => {
                let chain = vec![script.text.rule_place(rhai::Position::new(1, 1))];
                let errors = vec![RuleError { message, chain, evidence: None }];
                return only(Verdict::Error { errors });
            }
        };
        let limits = if self.book.watch.is_some() { &self.book.definition.limits } else { &definition.limits };
        self.meter.reset(limits);
        let (meter, closures) = (self.meter.clone(), script.closures.clone());
        let watch = self.book.watch.clone();
        let of = (definition.clone(), indicator.clone());
        let run = Run::new(of, subject.clone(), bundle.clone(), meter, closures, watch);
        let engine = || {
            let libraries = &self.book.libraries().modules;
            let mut engine = sandbox::engine(&self.meter, definition.limits.call_depth, libraries);
            if let Some(watch) = &self.book.watch {
                watch.listen(&mut engine);
            }
            engine
        };
        let judgement = check::run(self.engine.get_or_init(engine), &script, &run, map)?;
        let asked = std::mem::take(&mut run.state().reads).all();
        let asked = asked.filter(|_| !is_passing(&judgement));
        Some(Judged { judgement, asked })
    }
}

/// What may be otherwise the next time is not kept.
fn is_passing(judgement: &LeafJudgement) -> bool {
    let Verdict::Error { errors } = &judgement.verdict else { return false };
    errors.iter().any(|error| is_of_the_moment(&error.message))
}

/// A text with those of all libraries that it may call, and the names of all there are. Whatever looks like a call counts.
fn text_digest(used_as: &str, source: &Source, libraries: &BTreeMap<String, Arc<Source>>, plugins: &Plugins) -> Answer {
    let names: Vec<&str> = libraries.keys().map(|path| name_of(path)).collect();
    let mut used: BTreeMap<&str, &str> = BTreeMap::new();
    let mut waiting = vec![source.text.as_str()];
    while let Some(text) = waiting.pop() {
        for (path, library) in libraries {
            let name = name_of(path);
            if text.contains(name) && used.insert(name, &library.text).is_none() {
                waiting.push(&library.text);
            }
        }
    }
    let told = (used_as, &source.name, &source.text, &used, names);
    // Plugins that are not there, or that no text can call, are no part of it.
    let texts = || used.values().copied().chain([source.text.as_str()]);
    let called = |plugin: &&Arc<Plugin>| texts().any(|text| text.contains(plugin.manifest.namespace.as_str()));
    let called = plugins.iter().filter(|plugin| !plugin.manifest.functions.is_empty()).filter(called);
    let called: Vec<(&str, bool)> =
        called.map(|plugin| (plugin.digest.as_str(), plugin.consent == Consent::Given)).collect();
    if called.is_empty() { digest(&told) } else { digest(&(told, called)) }
}
