//! `heng explain`: why a score is what it is, down to the line of the rule and the span of the evidence.

use heng_model::assessment::Assessment;
use heng_model::{Diagnostic, Message};
use heng_report::{NoSources, Sources, explain};

use crate::arguments::Explain;
use crate::console::Console;
use crate::run::{Run, inputs_of};
use crate::status::Status;
use crate::{documents, narrow};

/// Runs the command.
pub fn run(console: &Console, command: &Explain) -> Status {
    told(console, command).unwrap_or_else(|status| status)
}

fn told(console: &Console, command: &Explain) -> Result<Status, Status> {
    if let Some(path) = &command.results {
        let assessment = documents::read(path).map_err(|problem| refuse(console, *problem))?;
        return tell(console, command, &assessment, &NoSources);
    }
    let found = inputs_of(console, &command.project, &command.running, None)?;
    let run = Run::of(console, found, &command.running)?;
    let status = tell(console, command, &run.assessed.assessment, &run.sources())?;
    Ok(run.problems(console).or(status))
}

fn tell(
    console: &Console,
    command: &Explain,
    assessment: &Assessment,
    sources: &dyn Sources,
) -> Result<Status, Status> {
    let definition = &assessment.definition;
    let subject = narrow::subject(definition, &command.subject).map_err(|problem| refuse(console, problem))?;
    let indicator = command.indicator.as_deref().map(|id| narrow::indicator(definition, id)).transpose();
    let indicator = indicator.map_err(|problem| refuse(console, problem))?;
    if !assessment.subjects.iter().any(|result| result.subject == subject) {
        let message = Message::new("heng::cli::not_assessed").with("subject", command.subject.as_str());
        return Err(refuse(console, Diagnostic::error(message)));
    }
    let next = heng_assess::to_next_tier(assessment, &subject);
    console.print(&explain(assessment, &subject, indicator.as_ref(), next.as_ref(), &console.view(), sources));
    Ok(Status::Done)
}

fn refuse(console: &Console, problem: Diagnostic) -> Status {
    console.say(&[problem]);
    Status::Usage
}
