-- Drives Neovim on the file it was started with: waits for findings, asks for a hover and for completion, edits, and
-- writes what it saw as one line of JSON. Texts to look for come in variables of the environment.
local function main()
  local seen = {}
  local buffer = vim.api.nvim_get_current_buf()
  local found = function(rule)
    return vim.tbl_filter(function(each)
      return each.code == rule or (each.user_data and each.user_data.lsp and each.user_data.lsp.code == rule)
    end, vim.diagnostic.get(buffer))
  end
  local place_of = function(text)
    for line, content in ipairs(vim.api.nvim_buf_get_lines(buffer, 0, -1, false)) do
      local from, to = content:find(text, 1, true)
      if from then
        return line, from - 1, to
      end
    end
    error('no such text: ' .. text)
  end
  local rule = os.getenv('RULE')
  local wait = function(what, until_so)
    if not vim.wait(15000, until_so, 20) then
      error(what .. ' never came')
    end
  end

  seen.filetype = vim.bo.filetype
  wait('a finding', function()
    return #found(rule) > 0
  end)
  seen.findings = vim.tbl_map(function(each)
    return { line = each.lnum + 1, message = each.message }
  end, found(rule))
  seen.root = vim.lsp.get_active_clients()[1].config.root_dir

  local line, column = place_of(os.getenv('HOVER'))
  vim.api.nvim_win_set_cursor(0, { line, column })
  vim.lsp.buf.hover()
  local float = function()
    return vim.tbl_filter(function(window)
      return vim.api.nvim_win_get_config(window).relative ~= ''
    end, vim.api.nvim_list_wins())[1]
  end
  wait('a hover', float)
  seen.hover = table.concat(vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(float()), 0, -1, false), '\n')

  local at, _, behind = place_of(os.getenv('COMPLETE'))
  vim.api.nvim_win_set_cursor(0, { at, behind - 1 })
  local position = { line = at - 1, character = vim.str_utfindex(vim.fn.getline(at), behind) }
  local document = vim.lsp.util.make_text_document_params()
  local answers = vim.lsp.buf_request_sync(buffer, 'textDocument/completion', { textDocument = document, position = position }, 5000)
  for _, answer in pairs(answers) do
    seen.completion = vim.tbl_map(function(item)
      return item.abbr
    end, vim.lsp.util.text_document_completion_list_to_complete_items(answer.result, ''))
  end

  local edited, from, to = place_of(os.getenv('EDIT_FROM'))
  vim.api.nvim_buf_set_text(buffer, edited - 1, from, edited - 1, to, { os.getenv('EDIT_TO') })
  wait('the end of the finding', function()
    return #found(rule) == 0
  end)
  seen.left = #found(rule)

  vim.lsp.stop_client(vim.lsp.get_active_clients())
  io.stdout:write(vim.json.encode(seen) .. '\n')
end

-- An error that nobody catches would leave Neovim waiting for keys.
local ran, failure = pcall(main)
if not ran then
  io.stderr:write(tostring(failure) .. '\n')
end
vim.cmd(ran and 'qall!' or 'cquit 1')
