package report

import ("bytes"; "encoding/json"; "net/http"; "os"; "time")

// Report tells Amiss in the background and never fails; it needs AMISS_URL, such as http://127.0.0.1:8080.
func Report(name string) {
	body, _ := json.Marshal(map[string]string{"name": name})
	request, err := http.NewRequest("POST", os.Getenv("AMISS_URL")+"/api/v1/issues", bytes.NewReader(body))
	if err != nil { return }
	request.Header = http.Header{"Content-Type": {"application/json"}, "Authorization": {"Bearer " + os.Getenv("AMISS_KEY")}}
	go func() {
		if answer, err := (&http.Client{Timeout: 2 * time.Second}).Do(request); err == nil { answer.Body.Close() }
	}()
}
