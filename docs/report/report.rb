require "json"
require "net/http"

# Tells Amiss in the background and never fails.
def report(name, **fields)
  Thread.new do
    url = URI("#{ENV.fetch("AMISS_URL", "http://127.0.0.1:8080")}/api/v1/issues")
    Net::HTTP.start(url.host, url.port, use_ssl: url.scheme == "https", open_timeout: 2, read_timeout: 2) do |http|
      http.post(url.path, {name:, **fields}.to_json, "Content-Type" => "application/json", "Authorization" => "Bearer #{ENV["AMISS_KEY"]}")
    end
  rescue StandardError
  end
end
