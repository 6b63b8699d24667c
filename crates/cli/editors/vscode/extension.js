// Starts `qualify lsp` and hands it the files that the settings name.
"use strict";

const vscode = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

let client;

/** The server's command line and the files it serves, from the settings. */
function options() {
  const settings = vscode.workspace.getConfiguration("qualify");
  const vocabulary = settings.get("vocabulary");
  const args = vocabulary ? ["lsp", "--vocabulary", vocabulary] : ["lsp"];
  const files = settings.get("files").map((pattern) => ({ scheme: "file", pattern }));
  return {
    server: { command: settings.get("path"), args },
    client: { documentSelector: [{ language: "qualify" }, ...files] },
  };
}

async function start() {
  const { server, client: served } = options();
  client = new LanguageClient("qualify", "qualify", server, served);
  await client.start();
}

async function activate(context) {
  const restart = async () => {
    await deactivate();
    await start();
  };
  context.subscriptions.push(vscode.commands.registerCommand("qualify.restart", restart));
  context.subscriptions.push(
    vscode.workspace.onDidChangeConfiguration((change) => change.affectsConfiguration("qualify") && restart()),
  );
  await start();
}

async function deactivate() {
  await client?.stop();
  client = undefined;
}

module.exports = { activate, deactivate, options };
