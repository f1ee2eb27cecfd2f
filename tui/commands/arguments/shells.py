"""The scripts that make bash, zsh and fish ask `newsreader` what a word may go on to.

All they know is how to ask and how to show the answer: a first line that says
whether names of files may stand there too (`words`, `files`, `folders`), then
one proposal a line, with a tab before its explanation. What can be proposed is
said in one place, `proposals`, and is never older than the program.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_BASH = r"""# bash completion of newsreader. In ~/.bashrc: source <(newsreader completion bash)
_newsreader() {
    local program=$1 kind line
    type -P -- "$program" >/dev/null || program=newsreader
    COMPREPLY=()
    {
        IFS= read -r kind
        while IFS= read -r line; do COMPREPLY+=("${line%%$'\t'*}"); done
    } < <(command "$program" completion bash "${COMP_LINE:0:COMP_POINT}" "$2" 2>/dev/null)
    case $kind in
        files | folders)
            compopt -o filenames 2>/dev/null
            local flag=-f
            [ "$kind" = folders ] && flag=-d
            while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen "$flag" -- "$2")
            ;;
        *) compopt -o nosort 2>/dev/null ;;
    esac
    [[ ${COMPREPLY[0]-} == *[:/] ]] && compopt -o nospace 2>/dev/null
    return 0
}
complete -F _newsreader newsreader
"""

_ZSH = r"""#compdef newsreader
# zsh completion of newsreader. In ~/.zshrc, after compinit: source <(newsreader completion zsh)
_newsreader() {
    local program=${words[1]} kind line word
    local -a lines whole open
    (( $+commands[$program] )) || [[ -x $program ]] || program=newsreader
    lines=("${(@f)$(command $program completion zsh "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" \
        2>/dev/null)}")
    kind=${lines[1]}
    shift lines
    for line in "${lines[@]}"; do
        word=${${line%%$'\t'*}//:/\\:}
        [[ $line == *$'\t'* ]] && word+=":${line#*$'\t'}"
        if [[ $line == *[:/] ]]; then
            open+=("$word")
        else
            whole+=("$word")
        fi
    done
    (( $#whole )) && _describe -V newsreader whole
    (( $#open )) && _describe -V newsreader open -S ''
    case $kind in
        files) _files ;;
        folders) _files -/ ;;
    esac
}
if [[ ${funcstack[1]-} == _newsreader ]]; then
    _newsreader "$@"
else
    compdef _newsreader newsreader
fi
"""

_FISH = r"""# fish completion of newsreader. Once:
# newsreader completion fish >~/.config/fish/completions/newsreader.fish
function __newsreader_proposals
    set -l before (commandline -opc)
    set -l current (commandline -ct)
    set -l program $before[1]
    type -q -- $program; or set program newsreader
    set -l lines (command $program completion fish $before[2..-1] "$current" 2>/dev/null)
    set -l kind $lines[1]
    set -e lines[1]
    test (count $lines) -gt 0; and printf '%s\n' $lines
    switch "$kind"
        case files
            __fish_complete_path "$current"
        case folders
            __fish_complete_directories "$current"
    end
end
complete -c newsreader -f -k -a '(__newsreader_proposals)'
"""

SCRIPTS: Mapping[str, str] = MappingProxyType({"bash": _BASH, "zsh": _ZSH, "fish": _FISH})
"""What each shell is to read, by the shell's name."""
