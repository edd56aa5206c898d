;; Drives Emacs on one file: waits for findings, asks for a hover and for completion, edits, and writes what it saw as
;; one line of JSON. What to load, open and look for comes in variables of the environment.
(require 'package)
(add-to-list 'package-directory-list "/usr/share/emacs/site-lisp/elpa")
(package-initialize)
(require 'json)
(setq eglot-sync-connect 15 eglot-connect-timeout 15 eglot-autoreconnect nil make-backup-files nil)

(defun wait-for (what ready)
  "Gives what READY gives as soon as that is something; an error naming WHAT where it never is."
  (let ((end (+ (float-time) 15)) (value nil))
    (while (not (setq value (funcall ready)))
      (when (> (float-time) end) (error "%s never came" what))
      (accept-process-output nil 0.02))
    value))

(defun found ()
  "The findings of the rule that is looked for."
  (flymake-start)
  (seq-filter (lambda (each) (string-search (getenv "RULE") (flymake-diagnostic-text each))) (flymake-diagnostics)))

(defun after (text)
  "Goes behind the first TEXT."
  (goto-char (point-min))
  (search-forward text))

(load (getenv "CONFIGURATION") nil t)
(find-file (getenv "FILE"))
;; In batch mode there is no command after which hooks run.
(run-hooks 'post-command-hook)
(let ((findings (wait-for "a finding" #'found)) hover completion)
  (after (getenv "HOVER"))
  (backward-char 2)
  (eglot-hover-eldoc-function (lambda (text &rest _) (setq hover text)))
  (wait-for "a hover" (lambda () hover))
  (after (getenv "COMPLETE"))
  (pcase-let ((`(,start ,end ,table . ,_) (eglot-completion-at-point)))
    (setq completion (all-completions "" table)))
  (let ((seen `((filetype . ,(symbol-name major-mode))
                (findings . ,(vconcat (mapcar (lambda (each)
                                                `((line . ,(line-number-at-pos (flymake-diagnostic-beg each)))
                                                  (message . ,(flymake-diagnostic-text each))))
                                              findings)))
                (root . ,(expand-file-name (project-root (eglot--project (eglot-current-server)))))
                (hover . ,(substring-no-properties hover))
                (completion . ,(vconcat (mapcar #'substring-no-properties completion))))))
    (after (getenv "EDIT_FROM"))
    (replace-match (getenv "EDIT_TO") t t)
    (eglot--signal-textDocument/didChange)
    (wait-for "the end of the finding" (lambda () (null (found))))
    (set-buffer-modified-p nil)
    (eglot-shutdown (eglot-current-server))
    (set-binary-mode 'stdout nil)
    (princ (concat (json-encode (append seen `((left . ,(length (found)))))) "\n"))))
